using ActorSim.Kernel;

namespace ActorSim.Interconnect;

/// <summary>
/// When a node creates packets. Gaps between them are drawn, not coins tossed cycle by cycle, so that idle time costs
/// nothing; the distribution is the same. It does not change and holds only plain data, so that an actor may keep it in a
/// field.
/// </summary>
/// <remarks>
/// Gaps are drawn with <see cref="ExactMath"/> from numbers in steps of 2⁻⁵³: the same on every machine, and true to the
/// geometric distribution to about 2⁻⁵³ (so no gap is longer than 37 times the mean).
/// </remarks>
public sealed class Injection
{
    /// <summary>A gap that never ends: no packet follows.</summary>
    public const long Never = long.MaxValue;

    private readonly double meanOn;
    private readonly double meanOff;
    private readonly double logOfNone;
    private readonly double logOfStayingOn;
    private readonly double logOfStayingOff;

    private Injection(double rateWhileOn, double meanOn, double meanOff)
    {
        (RateWhileOn, this.meanOn, this.meanOff) = (rateWhileOn, meanOn, meanOff);
        logOfNone = LogOfComplement(rateWhileOn);
        logOfStayingOn = meanOff > 0 ? LogOfComplement(1 / meanOn) : 0;
        logOfStayingOff = meanOff > 0 ? LogOfComplement(1 / meanOff) : 0;
    }

    /// <summary>The probability of a packet in a cycle in which packets are created at all, from 0 to 1.</summary>
    public double RateWhileOn { get; }

    /// <summary>The mean number of packets a cycle, from 0 to 1.</summary>
    public double MeanRate => meanOff > 0 ? RateWhileOn * (meanOn / (meanOn + meanOff)) : RateWhileOn;

    /// <summary>In each cycle a packet with the same probability, whatever was before.</summary>
    /// <param name="rate">The probability, packets a cycle, from 0 to 1.</param>
    /// <exception cref="ArgumentException">The rate is below 0 or above 1.</exception>
    public static Injection Bernoulli(double rate)
    {
        RequireRate(rate);
        return new Injection(rate, meanOn: 0, meanOff: 0);
    }

    /// <summary>
    /// Packets come in bursts: periods with packets and without take turns, with lengths that are geometrically
    /// distributed (a Markov-modulated process with two states). It begins in the one or the other as likely as in the
    /// long run.
    /// </summary>
    /// <param name="rateWhileOn">The probability of a packet in each cycle of a period with packets, from 0 to 1.</param>
    /// <param name="meanOn">The mean length of a period with packets in cycles, from 1.</param>
    /// <param name="meanOff">The mean length of a period without in cycles, from 1.</param>
    /// <exception cref="ArgumentException">
    /// The rate is below 0 or above 1, a mean below 1, or the rate so low that less than one period in 10,000 has a packet.
    /// </exception>
    public static Injection OnOff(double rateWhileOn, double meanOn, double meanOff)
    {
        RequireRate(rateWhileOn);
        RequireMean(meanOn, "with");
        RequireMean(meanOff, "without");
        if (rateWhileOn > 0 && rateWhileOn * meanOn < 1e-4)
        {
            throw new ArgumentException($"With {rateWhileOn} packets a cycle and periods of {meanOn} cycles, less than one period in 10,000 has a packet; use Bernoulli injection.");
        }

        return new Injection(rateWhileOn, meanOn, meanOff);
    }

    /// <summary>The state before the first cycle.</summary>
    /// <param name="random">The node's random stream; not drawn from by Bernoulli injection.</param>
    public InjectionState Begin(RandomStream random)
    {
        if (meanOff == 0)
        {
            return default;
        }

        ArgumentNullException.ThrowIfNull(random);
        return new InjectionState(random.NextChance(meanOn / (meanOn + meanOff)) ? Geometric(logOfStayingOn, random) : 0);
    }

    /// <summary>
    /// Cycles from the creation of a packet to that of the next, from 1; for the first packet, counted from the cycle before
    /// the first. <see cref="Never"/> if none follows.
    /// </summary>
    /// <param name="state">The node's state, from <see cref="Begin"/>.</param>
    /// <param name="random">The node's random stream.</param>
    public long NextGap(ref InjectionState state, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(random);
        if (RateWhileOn == 0)
        {
            return Never;
        }

        if (meanOff == 0)
        {
            return Geometric(logOfNone, random);
        }

        // What is left of a geometric gap when a period ends may be drawn anew: it does not remember.
        long passed = 0;
        var on = state.CyclesOn;
        while (passed < Never / 4)
        {
            var gap = Geometric(logOfNone, random);
            if (gap <= on)
            {
                state = new InjectionState(on - gap);
                return passed + gap;
            }

            passed += on + Geometric(logOfStayingOff, random);
            on = Geometric(logOfStayingOn, random);
        }

        return Never;
    }

    /// <summary>How often to try until the first success, from 1, by the logarithm of the probability of failure.</summary>
    private static long Geometric(double logOfFailure, RandomStream random)
    {
        var tries = ExactMath.Log(1 - random.NextUnit()) / logOfFailure;
        return tries < Never / 4 ? 1 + (long)tries : Never / 4;
    }

    /// <summary>ln(1 − p), also where 1 − p has lost most digits of p.</summary>
    private static double LogOfComplement(double p) =>
        p > 1e-4 ? ExactMath.Log(1 - p) : -p * (1 + (p * ((1.0 / 2) + (p * ((1.0 / 3) + (p * ((1.0 / 4) + (p / 5))))))));

    private static void RequireRate(double rate)
    {
        if (!(rate is >= 0 and <= 1))
        {
            throw new ArgumentException($"A rate of {rate} packets a cycle is not possible; a node creates 0 to 1.");
        }
    }

    private static void RequireMean(double mean, string what)
    {
        if (!(mean is >= 1 and <= 1e15))
        {
            throw new ArgumentException($"A mean of {mean} cycles for a period {what} packets is not possible; it takes at least 1 cycle.");
        }
    }
}
