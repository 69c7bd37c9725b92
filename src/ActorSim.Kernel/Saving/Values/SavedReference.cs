namespace ActorSim.Kernel;

/// <summary>The numbers that stand for references.</summary>
internal static class SavedReference
{
    public const ulong None = 0;

    /// <summary>The value of a static readonly field, whose name follows.</summary>
    public const ulong Static = 1;

    /// <summary>An array without elements: any is as good, and most programs share one.</summary>
    public const ulong EmptyArray = 2;

    /// <summary>The object with number 0; one that was not met before has the number of objects met.</summary>
    public const ulong FirstObject = 3;
}
