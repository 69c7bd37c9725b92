namespace ActorSim.Memory;

/// <summary>For how many requests each channel of a memory has room, as far as its sender knows: owned by the actor that sends to them.</summary>
internal sealed class ChannelCredits
{
    private readonly bool isUnified;
    private readonly int[] reads;
    private readonly int[] writes;

    /// <summary>As many as the queues have slots.</summary>
    public ChannelCredits(DramDescription memory)
    {
        isUnified = memory.Controller.HasUnifiedQueue;
        reads = new int[memory.Organization.Channels];
        writes = new int[reads.Length];
        Array.Fill(reads, memory.Controller.ReadQueueSize);
        Array.Fill(writes, memory.Controller.WriteBufferSize);
    }

    /// <summary>Uses up the room for a request; false if there is none.</summary>
    public bool TryTake(int channel, bool isWrite)
    {
        ref var left = ref (isWrite && !isUnified ? writes : reads)[channel];
        if (left == 0)
        {
            return false;
        }

        left--;
        return true;
    }

    /// <summary>A channel has announced room.</summary>
    public void Add(in DramCredit credit) => (credit.IsWrite ? writes : reads)[credit.Channel]++;
}
