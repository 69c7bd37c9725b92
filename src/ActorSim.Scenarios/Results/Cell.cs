using System.Globalization;

namespace ActorSim.Scenarios;

/// <summary>
/// An entry of a table: a text, a whole number, a number with a fraction, or nothing. Texts and numbers convert to it
/// by themselves. The default is nothing.
/// </summary>
public readonly record struct Cell
{
    private readonly string? text;
    private readonly long whole;
    private readonly double real;

    private Cell(CellKind kind, string? text = null, long whole = 0, double real = 0)
    {
        Kind = kind;
        this.text = text;
        this.whole = whole;
        this.real = real;
    }

    /// <summary>An entry without a value: what does not apply, or was not reached.</summary>
    public static Cell Nothing => default;

    /// <summary>What the entry holds.</summary>
    public CellKind Kind { get; }

    /// <summary>Whether it is a number.</summary>
    public bool IsNumber => Kind is CellKind.Whole or CellKind.Real;

    /// <summary>A text.</summary>
    public static Cell Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new Cell(CellKind.Text, text);
    }

    /// <summary>A whole number, exact.</summary>
    public static Cell Of(long number) => new(CellKind.Whole, whole: number);

    /// <summary>A number with a fraction.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is infinite or not a number; a table says nothing there instead.</exception>
    public static Cell Of(double number) => double.IsFinite(number)
        ? new Cell(CellKind.Real, real: number)
        : throw new ArgumentOutOfRangeException(nameof(number), $"A cell holds finite numbers; it was given {number}. Leave the cell empty instead.");

    /// <summary>A text.</summary>
    public static implicit operator Cell(string text) => Of(text);

    /// <summary>A whole number.</summary>
    public static implicit operator Cell(long number) => Of(number);

    /// <summary>A whole number.</summary>
    public static implicit operator Cell(int number) => Of((long)number);

    /// <summary>A number with a fraction.</summary>
    public static implicit operator Cell(double number) => Of(number);

    /// <summary>The whole number.</summary>
    /// <exception cref="InvalidOperationException">It holds something else.</exception>
    public long ToInt64() => Kind == CellKind.Whole ? whole : throw new InvalidOperationException($"The cell `{this}` holds no whole number.");

    /// <summary>The number, whole or not.</summary>
    /// <exception cref="InvalidOperationException">It holds something else.</exception>
    public double ToDouble() => Kind switch
    {
        CellKind.Whole => whole,
        CellKind.Real => real,
        _ => throw new InvalidOperationException($"The cell `{this}` holds no number."),
    };

    /// <summary>
    /// The value as files hold it: a text as it is, numbers with all their digits and without separators (a double by
    /// the shortest text that reads back to it), nothing as the empty text. The same everywhere.
    /// </summary>
    public override string ToString() => Kind switch
    {
        CellKind.Text => text!,
        CellKind.Whole => whole.ToString(CultureInfo.InvariantCulture),
        CellKind.Real => real.ToString("R", CultureInfo.InvariantCulture),
        _ => "",
    };
}
