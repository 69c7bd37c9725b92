namespace ActorSim.Benchmarks;

/// <summary>What a run came to, the same in every engine.</summary>
/// <param name="Events">Messages that arrived at another actor.</param>
/// <param name="Checksum">A sum over all arrivals, in whatever order they came.</param>
public readonly record struct Tally(long Events, ulong Checksum)
{
    /// <summary>The checksum in hexadecimal, as programs that read JSON with 53-bit numbers need it.</summary>
    public string ChecksumText => Checksum.ToString("x16");

    public static Tally operator +(Tally left, Tally right) => new(left.Events + right.Events, left.Checksum + right.Checksum);
}
