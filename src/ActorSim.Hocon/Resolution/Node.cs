namespace ActorSim.Hocon.Resolution;

/// <summary>A value as it was written, before substitutions are replaced by what they refer to.</summary>
internal abstract class Node(Origin origin)
{
    public Origin Origin => origin;

    /// <summary>
    /// Whether what this is worth, or whether it is an object at all, is only known after resolution, so that the
    /// values below it in a field must be kept.
    /// </summary>
    public virtual bool IsOpen => false;
}
