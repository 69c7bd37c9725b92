using System.Globalization;
using ActorSim.Scenarios;

namespace ActorSim.Reports;

/// <summary>Numbers as people read them: thousands apart, and no more digits than matter.</summary>
public static class DisplayNumber
{
    /// <summary>A cell for a table: whole numbers complete, others with about five digits.</summary>
    public static string Of(Cell cell) => cell.Kind switch
    {
        CellKind.Whole => cell.ToInt64().ToString("N0", CultureInfo.InvariantCulture),
        CellKind.Real => Of(cell.ToDouble()),
        CellKind.Nothing => "–",
        _ => cell.ToString(),
    };

    /// <summary>A number with about five digits.</summary>
    public static string Of(double number) => Math.Abs(number) switch
    {
        0 => "0",
        < 1e-3 or >= 1e15 => number.ToString("0.####e0", CultureInfo.InvariantCulture),
        < 10 => number.ToString("0.####", CultureInfo.InvariantCulture),
        < 1000 => number.ToString("0.##", CultureInfo.InvariantCulture),
        _ => number.ToString("#,0.#", CultureInfo.InvariantCulture),
    };

    /// <summary>A deviation as a percentage with its sign: <c>+1.5 %</c>.</summary>
    public static string Deviation(double share) => share.ToString("+0.##%;-0.##%;0%", CultureInfo.InvariantCulture);
}
