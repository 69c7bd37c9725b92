namespace ActorSim.Hocon.Resolution;

/// <summary>
/// Keeps resolution finite: a few lines of substitutions can ask for exponentially much work, memory or stack.
/// </summary>
/// <param name="options">The limits.</param>
/// <param name="written">How many characters were written. They are no reason to refuse anything.</param>
internal sealed class Effort(HoconOptions options, long written)
{
    /// <summary>
    /// How much work a resolution may be, in about the number of values or four characters touched, beyond what grows
    /// with the text.
    /// </summary>
    public const int FreeSteps = 4_000_000;

    // A large text may cost more, and a small one that multiplies may not.
    private const int StepsPerCharacter = 10;
    private readonly long mostSteps = FreeSteps + (StepsPerCharacter * written);
    private long steps;
    private int nested;

    /// <summary>Counts work; a substitution counts as five.</summary>
    public void Spend(long amount, Origin origin)
    {
        steps += amount;
        if (steps > mostSteps)
        {
            throw new HoconException(origin, "The substitutions multiply beyond what can be resolved; the configuration grows too large here.");
        }
    }

    /// <summary>Enters a substitution.</summary>
    public void Enter(Origin origin)
    {
        nested++;
        if (nested > options.MaxSubstitutionDepth)
        {
            throw new HoconException(origin, $"Substitutions lead to one another more than {options.MaxSubstitutionDepth:N0} deep here.");
        }

        StackGuard.Refuse(origin);
    }

    public void Leave() => nested--;

    /// <summary>A value, if it is neither too deep nor too large to be walked through.</summary>
    public HoconValue Checked(HoconValue value)
    {
        if (value.Depth > options.MaxDepth)
        {
            throw new HoconException(value.Origin, $"Objects and lists nest more than {options.MaxDepth} deep here.");
        }

        if (value.Size > written + options.MaxSize)
        {
            throw new HoconException(
                value.Origin,
                $"The substitutions multiply; the configuration grows too large here: written out, it would have {options.MaxSize:N0} characters more than what was written.");
        }

        return value;
    }
}
