namespace ActorSim.Hocon.Resolution;

/// <summary><c>${path}</c> or <c>${?path}</c>.</summary>
internal sealed class SubstitutionNode(Origin origin, string[] path, int prefixLength, bool isOptional) : Node(origin)
{
    private Passage? passage;

    /// <summary>The path from the root, led by the keys under which the file that holds it was included.</summary>
    public string[] Path => path;

    /// <summary>How many keys of <see cref="Path"/> come from being included; without them the path is tried second.</summary>
    public int PrefixLength => prefixLength;

    public bool IsOptional => isOptional;

    /// <summary>The concatenation that this is a direct part of; null if it stands alone.</summary>
    public ConcatenationNode? Whole { get; set; }

    public override bool IsOpen => true;

    /// <summary>The passage that a value makes by this substitution alone.</summary>
    public Passage Passage => passage ??= new Passage(this);

    /// <summary>The path as it was written.</summary>
    public ReadOnlySpan<string> WrittenPath => path.AsSpan(prefixLength);
}
