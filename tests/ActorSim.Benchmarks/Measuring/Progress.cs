namespace ActorSim.Benchmarks;

/// <summary>Says on the console what is being measured, on one line that is written over; silent if nobody looks.</summary>
public sealed class Progress(TextWriter errors, bool isWatched)
{
    private const int LineLength = 90;

    public void Tell(string what)
    {
        if (isWatched)
        {
            errors.Write('\r' + what.PadRight(LineLength));
        }
    }

    public void Clear()
    {
        if (isWatched)
        {
            errors.Write('\r' + new string(' ', LineLength) + '\r');
        }
    }
}
