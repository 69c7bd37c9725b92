using System.Runtime.CompilerServices;

namespace ActorSim.Hocon;

/// <summary>
/// Fails with a sentence where the stack would overflow, which nobody can catch. <see cref="HoconOptions.MaxDepth"/> is
/// reached first, unless it is set high or the thread has a small stack.
/// </summary>
internal static class StackGuard
{
    /// <summary>To be called by whatever calls itself once more for each level of a tree.</summary>
    /// <param name="origin">Where the tree is deep.</param>
    public static void Refuse(Origin origin)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new HoconException(
                origin, "Objects, lists and substitutions nest too deep here for the stack of this thread; nest less, or read the text on a thread with a larger stack.");
        }
    }
}
