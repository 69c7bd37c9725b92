using System.Globalization;
using System.Text;

namespace ActorSim.Hocon.Fuzzing;

/// <summary>A way for an input to be large: one thing repeated, or two that could multiply.</summary>
/// <param name="Name">What is repeated.</param>
/// <param name="Make">Makes an input of about so many characters.</param>
public sealed record Shape(string Name, Func<int, Input> Make)
{
    /// <summary>Reads the input to its end; more than reading for shapes that are about more.</summary>
    public Action<HoconValue> Use { get; init; } = value => HoconRenderer.ToJson(value, indented: false);

    /// <summary>A piece repeated between a start and an end.</summary>
    public static Shape Repeated(string name, string start, string piece, string end = "") =>
        new(name, size => new Input { Text = Repeat(start, piece, end, size) });

    /// <summary>Lines that are told apart by their number, which stands for each <c>#</c>, and the number before it for each <c>@</c>.</summary>
    public static Shape Numbered(string name, string start, string piece, string end = "") =>
        new(name, size => new Input { Text = Number(start, piece, end, size) });

    public static string Repeat(string start, string piece, string end, int size)
    {
        var text = new StringBuilder(start, size + start.Length + end.Length + piece.Length);
        while (text.Length < size)
        {
            text.Append(piece);
        }

        return text.Append(end).ToString();
    }

    public static string Number(string start, string piece, string end, int size)
    {
        var text = new StringBuilder(start, size + start.Length + end.Length + (2 * piece.Length) + 20);
        for (var i = 1; text.Length < size; i++)
        {
            foreach (var c in piece)
            {
                switch (c)
                {
                    case '#':
                        text.Append(CultureInfo.InvariantCulture, $"{i}");
                        break;
                    case '@':
                        text.Append(CultureInfo.InvariantCulture, $"{i - 1}");
                        break;
                    default:
                        text.Append(c);
                        break;
                }
            }
        }

        return text.Append(end).ToString();
    }

    public override string ToString() => Name;
}
