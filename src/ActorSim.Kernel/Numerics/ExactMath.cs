namespace ActorSim.Kernel;

/// <summary>
/// Logarithm, exponential and sums that give the same bits on every machine: only operations that
/// IEEE 754 rounds exactly, in a fixed order. The platform's <c>Math.Log</c> and <c>Math.Exp</c> differ
/// between C libraries, and vectorised sums depend on the width of vectors; what reaches a time, a
/// message or a metric uses these instead.
/// </summary>
public static class ExactMath
{
    // ln 2 in two parts: the high one has enough trailing zeros that its product with an exponent is exact.
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;
    private const double SquareRootOfTwo = 1.4142135623730951;
    private const int MantissaBits = 52;
    private const int ExponentBias = 1023;
    private const long MantissaMask = (1L << MantissaBits) - 1;

    /// <summary>
    /// The natural logarithm, within 1 unit in the last place or so. NaN for negative numbers, −∞ for 0.
    /// </summary>
    public static double Log(double value)
    {
        if (double.IsNaN(value) || value < 0)
        {
            return double.NaN;
        }

        if (value == 0)
        {
            return double.NegativeInfinity;
        }

        if (double.IsPositiveInfinity(value))
        {
            return value;
        }

        var exponent = 0;
        if (value < 2.2250738585072014e-308)
        {
            value *= 1L << 54;
            exponent = -54;
        }

        var bits = BitConverter.DoubleToInt64Bits(value);
        exponent += (int)(bits >> MantissaBits) - ExponentBias;
        var m = BitConverter.Int64BitsToDouble((bits & MantissaMask) | ((long)ExponentBias << MantissaBits));
        if (m > SquareRootOfTwo)
        {
            m *= 0.5;
            exponent++;
        }

        // ln m = 2 artanh(s), s = (m − 1)/(m + 1), |s| < 0.172: the series converges by 0.03 a term.
        var s = (m - 1) / (m + 1);
        var z = s * s;
        var series = 0.0;
        for (var k = 21; k >= 3; k -= 2)
        {
            series = (series + (1.0 / k)) * z;
        }

        return (exponent * Ln2High) + ((2 * s) + ((2 * s * series) + (exponent * Ln2Low)));
    }

    /// <summary>e to the power of <paramref name="value"/>, within 1 unit in the last place or so.</summary>
    public static double Exp(double value)
    {
        if (double.IsNaN(value) || value > 709.782712893384)
        {
            return double.IsNaN(value) ? value : double.PositiveInfinity;
        }

        if (value < -745.2)
        {
            return 0;
        }

        // e^x = 2^k · e^r with |r| ≤ ln 2 / 2; the Taylor series of e^r by Horner's rule.
        var k = Math.Floor((value / (Ln2High + Ln2Low)) + 0.5);
        var r = (value - (k * Ln2High)) - (k * Ln2Low);
        var sum = 1.0;
        for (var n = 14; n >= 1; n--)
        {
            sum = 1 + (sum * r / n);
        }

        // In two steps, because 2^k alone may lie outside the range of doubles.
        var half = (int)k / 2;
        return sum * PowerOfTwo(half) * PowerOfTwo((int)k - half);
    }

    /// <summary>The sum from the first to the last value, in this order, whatever the machine's vectors.</summary>
    public static double Sum(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum;
    }

    /// <summary>The sum from the first to the last value, in this order and in single precision.</summary>
    public static float Sum(ReadOnlySpan<float> values)
    {
        var sum = 0f;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum;
    }

    private static double PowerOfTwo(int exponent) =>
        BitConverter.Int64BitsToDouble((long)(exponent + ExponentBias) << MantissaBits);
}
