using System.Globalization;

namespace ActorSim.Interconnect;

/// <summary>
/// Comma-separated whole numbers under the names of their columns, read line by line. Other columns are not looked at,
/// empty lines passed over.
/// </summary>
internal sealed class NumberTable
{
    private readonly TextReader text;
    private readonly string[] columns;
    private readonly int[] places;
    private readonly int width;
    private string[] cells = [];

    /// <summary>Reads the names of the columns.</summary>
    /// <exception cref="TrafficFileException">There is no text, or a column is missing or there twice.</exception>
    public NumberTable(TextReader text, params string[] columns)
    {
        (this.text, this.columns) = (text, columns);
        if (!NextLine())
        {
            throw new TrafficFileException(1, $"The file is empty; it begins with the names of its columns: `{string.Join(',', columns)}`.");
        }

        (places, width) = (Array.ConvertAll(columns, PlaceOf), cells.Length);
    }

    /// <summary>The line read last, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>Goes to the next line with numbers; false behind the last.</summary>
    /// <exception cref="TrafficFileException">The line has more values than there are columns.</exception>
    public bool NextLine()
    {
        while (text.ReadLine() is { } line)
        {
            Line++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                cells = line.Split(',', StringSplitOptions.TrimEntries);
                if (width > 0 && cells.Length > width)
                {
                    throw Problem($"The line has {cells.Length} values; there are {width} columns.");
                }

                return true;
            }
        }

        return false;
    }

    /// <summary>A number of the line.</summary>
    /// <param name="column">The index of its column.</param>
    /// <param name="least">The least that it may be.</param>
    /// <param name="most">The most that it may be.</param>
    /// <param name="what">What lies between these: "the nodes".</param>
    /// <exception cref="TrafficFileException">It is missing, no whole number, or out of its range.</exception>
    public long Number(int column, long least, long most, string what)
    {
        var (name, place) = (columns[column], places[column]);
        if (place >= cells.Length || cells[place].Length == 0)
        {
            throw Problem($"There is no value for `{name}`.");
        }

        if (!long.TryParse(cells[place], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
        {
            throw Problem($"`{name}` must be a whole number from {least} to {most}; found `{cells[place]}`.");
        }

        return value >= least && value <= most ? value : throw Problem($"`{name}` is {value}; {what} are {least} to {most}.");
    }

    /// <summary>Something is wrong with the line.</summary>
    public TrafficFileException Problem(string sentence) => new(Line, sentence);

    private int PlaceOf(string column) => cells.Count(name => name == column) switch
    {
        0 => throw Problem($"There is no column `{column}`; the columns `{string.Join("`, `", columns)}` are needed."),
        1 => Array.IndexOf(cells, column),
        _ => throw Problem($"There are two columns `{column}`; one is needed."),
    };
}
