namespace ActorSim.Accelerator;

/// <summary>The sizes of a convolution, from which the addresses of its operands follow.</summary>
public sealed record ConvolutionGeometry
{
    /// <summary>Rows of the ifmap, without padding.</summary>
    public required int Height { get; init; }

    /// <summary>Columns of the ifmap, without padding.</summary>
    public required int Width { get; init; }

    /// <summary>Channels of the ifmap, of all groups.</summary>
    public required int Channels { get; init; }

    /// <summary>Groups of filters that see their own channels only; they divide the channels.</summary>
    public int Groups { get; init; } = 1;

    /// <summary>Rows and columns of a filter.</summary>
    public required (int Height, int Width) Kernel { get; init; }

    /// <summary>Vertical and horizontal step of the window.</summary>
    public (int Height, int Width) Stride { get; init; } = (1, 1);

    /// <summary>Rows and columns of zeros before the ifmap; as many, or as many as windows reach, behind it.</summary>
    public (int Height, int Width) Padding { get; init; }

    /// <summary>Rows and columns of output pixels; the last windows may lie partly outside the padded ifmap.</summary>
    public required (int Height, int Width) Output { get; init; }

    /// <summary>Channels that one filter sees.</summary>
    public int ChannelsPerGroup => Channels / Groups;
}
