using System.Runtime.CompilerServices;

namespace ActorSim.Hocon.Resolution;

/// <summary>
/// Keeps resolution finite: a few lines of substitutions can ask for exponentially much work, memory or stack.
/// </summary>
internal sealed class Effort
{
    private const int MostSteps = 4_000_000;
    private const int MostNested = 1_000;
    private int steps;
    private int nested;

    /// <summary>Counts work, in about the number of values or characters touched; a substitution counts as five.</summary>
    public void Spend(int amount, Origin origin)
    {
        steps += amount;
        if (steps > MostSteps || amount > MostSteps)
        {
            throw new HoconException(origin, "The substitutions multiply beyond what can be resolved; the configuration grows too large here.");
        }
    }

    /// <summary>
    /// Grants steps for a node that was resolved for good. There are only as many as were written, so that a large
    /// text may cost more and a small one that multiplies may not.
    /// </summary>
    public void Earn() => steps -= 20;

    /// <summary>Enters a substitution.</summary>
    public void Enter(Origin origin)
    {
        nested++;
        if (nested > MostNested)
        {
            throw new HoconException(origin, $"Substitutions lead to one another more than {MostNested} deep here.");
        }

        RefuseDeepStack(origin);
    }

    public void Leave() => nested--;

    /// <summary>Fails with a sentence where the stack would overflow.</summary>
    public static void RefuseDeepStack(Origin origin)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new HoconException(origin, "Objects, lists and substitutions nest too deep here.");
        }
    }
}
