namespace ActorSim.Memory;

/// <summary>Which bank of an on-chip buffer a word lies in.</summary>
public enum BankMapping
{
    /// <summary>Neighbouring words in neighbouring banks: word address modulo the number of banks.</summary>
    Interleaved,

    /// <summary>Neighbouring words in one bank: the first bank holds the first words, and so on.</summary>
    Blocked,
}
