using System.Runtime.InteropServices;

namespace ActorSim.Workloads;

/// <summary>
/// The shape of the activations of one image between two layers: channels of height × width pixels. A vector, such
/// as a fully connected layer puts out, has height and width 1.
/// </summary>
/// <param name="Channels">Channels, at least 1 in a checked network.</param>
/// <param name="Height">Rows, at least 1 in a checked network.</param>
/// <param name="Width">Columns, at least 1 in a checked network.</param>
/// <example><c>new FeatureMap(3, 227, 227).Elements</c> is 154,587.</example>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct FeatureMap(int Channels, int Height, int Width)
{
    /// <summary>A vector: as many channels as it has elements, each of one pixel.</summary>
    /// <param name="elements">Elements, at least 1.</param>
    public static FeatureMap Vector(int elements) => new(elements, 1, 1);

    /// <summary>Pixels of one channel.</summary>
    public long Pixels => (long)Height * Width;

    /// <summary>Activations in all channels.</summary>
    /// <exception cref="OverflowException">There are more than 2⁶³ − 1.</exception>
    public long Elements => checked(Pixels * Channels);

    /// <summary>Height and width of a channel.</summary>
    public Extent Extent => new(Height, Width);

    /// <summary>Channels × height × width, as in <c>96×55×55</c>.</summary>
    public override string ToString() => $"{Channels}×{Height}×{Width}";

    /// <summary>Refuses a shape that holds nothing.</summary>
    /// <param name="what">What has this shape, to begin the sentence with.</param>
    /// <exception cref="WorkloadException">Channels, height or width is below 1.</exception>
    internal void Check(string what)
    {
        RequirePositive(Channels, "channels");
        RequirePositive(Height, "height");
        RequirePositive(Width, "width");

        void RequirePositive(int value, string setting)
        {
            if (value < 1)
            {
                throw new WorkloadException($"{what} has {setting} {value}, which must be at least 1.", setting);
            }
        }
    }
}
