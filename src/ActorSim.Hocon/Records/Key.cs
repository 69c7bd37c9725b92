namespace ActorSim.Hocon;

/// <summary>
/// A key of a record: its name, its type with the allowed range, whether it must be there, and what it means.
/// Declared once, it checks, reads and documents. The factories are in the other parts of this class.
/// </summary>
/// <example>
/// <code>
/// static readonly Key&lt;int&gt; Rows = Key.Count("rows", "Rows of processing elements.", min: 1, max: 4096);
/// static readonly Key&lt;Quantity&gt; Latency = Key.Duration("latency", "From sending to delivery.").WithDefault("500 ns");
/// static readonly RecordSchema Array = new("array", "A grid of processing elements.", Rows, Latency);
///
/// var array = Array.Read(values);
/// int rows = array.Get(Rows);
/// </code>
/// </example>
public abstract partial class Key
{
    private protected Key(string name, string description, string typeName, IReadOnlyList<Dimension> dimensions, bool isOptional, string? defaultText)
    {
        Name = name;
        Description = description;
        TypeName = typeName;
        Dimensions = dimensions;
        IsOptional = isOptional;
        DefaultText = defaultText;
    }

    /// <summary>The name, as it is written in a scenario.</summary>
    public string Name { get; }

    /// <summary>What it means, in a sentence.</summary>
    public string Description { get; }

    /// <summary>What is written there, in words: "a whole number from 1 to 4096".</summary>
    public string TypeName { get; }

    /// <summary>The units that it may be given in; null if it has none.</summary>
    public string? Unit => Dimensions.Count == 0 ? null : string.Join("; ", Dimensions.Select(dimension => dimension.UnitList));

    /// <summary>What it measures: mostly one dimension, or none.</summary>
    public IReadOnlyList<Dimension> Dimensions { get; }

    /// <summary>Whether it may be left out without a default taking its place.</summary>
    public bool IsOptional { get; }

    /// <summary>The default as it would be written; null if there is none.</summary>
    public string? DefaultText { get; }

    /// <summary>Whether a record without it is refused.</summary>
    public bool IsRequired => !IsOptional && DefaultText is null;

    /// <summary>The schema of the objects that it holds; null for anything else.</summary>
    public RecordSchema? Schema { get; internal init; }

    /// <summary>The family of the objects that it holds; null for anything else.</summary>
    public RecordFamily? Family { get; internal init; }

    /// <summary>Reads a value, or null and at least one problem.</summary>
    internal abstract object? ReadValue(HoconValue value, Reading reading);

    /// <summary>The value of a key that was left out.</summary>
    internal abstract object? DefaultValue { get; }
}
