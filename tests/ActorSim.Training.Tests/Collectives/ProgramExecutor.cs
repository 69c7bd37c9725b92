namespace ActorSim.Training.Tests;

/// <summary>
/// Carries out the programs of all ranks on small buffers of numbers, one number a byte: the next step is any rank's instruction or the
/// delivery of any transfer under way.
/// </summary>
internal sealed class ProgramExecutor
{
    private readonly CollectiveAlgorithm algorithm;
    private readonly int bytes;
    private readonly Random random;
    private readonly long[][] buffers;
    private readonly int[] next;
    private readonly List<Parcel>[][] mail;
    private readonly int[][] received;
    private readonly List<Parcel> underWay = [];

    public ProgramExecutor(CollectiveAlgorithm algorithm, int bytes, int seed)
    {
        this.algorithm = algorithm;
        this.bytes = bytes;
        random = new Random(seed);
        buffers = [.. Enumerable.Range(0, algorithm.Ranks).Select(InitialBuffer)];
        next = new int[algorithm.Ranks];
        mail = [.. Enumerable.Range(0, algorithm.Ranks).Select(rank => Enumerable.Range(0, algorithm.RoundsOf(rank)).Select(_ => new List<Parcel>()).ToArray())];
        received = [.. mail.Select(rounds => new int[rounds.Length])];
    }

    /// <summary>Bytes sent by all together.</summary>
    public long BytesSent { get; private set; }

    public static long Contribution(int rank, int place) => (1000L * (rank + 1)) + (place * 7919L % 997);

    public void Run()
    {
        var waiting = Enumerable.Range(0, algorithm.Ranks).ToList();
        while (waiting.Count > 0 || underWay.Count > 0)
        {
            var choice = random.Next(waiting.Count + underWay.Count);
            if (choice < waiting.Count)
            {
                RunSome(waiting, choice);
            }
            else
            {
                Deliver(choice - waiting.Count);
            }
        }

        for (var rank = 0; rank < algorithm.Ranks; rank++)
        {
            Assert.True(next[rank] == algorithm.LengthOf(rank), $"{algorithm.Name}: rank {rank} waits for ever at {next[rank]} of {algorithm.LengthOf(rank)}");
            Assert.All(mail[rank], round => Assert.Empty(round));
        }
    }

    public void CheckResult()
    {
        for (var rank = 0; rank < algorithm.Ranks; rank++)
        {
            var (offset, count) = ResultOf(rank);
            for (var place = offset; place < offset + count; place++)
            {
                Check(rank, place, Expected(place));
            }

            for (var source = 0; source < algorithm.Ranks && algorithm.Kind == CollectiveKind.AllToAll; source++)
            {
                var (from, size) = algorithm.ShareOf(rank, bytes);
                for (var place = from; place < from + size; place++)
                {
                    Check(rank, (int)((source * bytes) + place), Contribution(source, (int)place));
                }
            }
        }
    }

    // Whoever can go on or may be able to later stays in the list; a rank that waits goes out of it until something comes.
    private void RunSome(List<int> waiting, int choice)
    {
        var rank = waiting[choice];
        if (next[rank] == algorithm.LengthOf(rank) || !Step(rank))
        {
            waiting.RemoveAt(choice);
            return;
        }

        foreach (var other in Enumerable.Range(0, algorithm.Ranks).Where(other => !waiting.Contains(other) && next[other] < algorithm.LengthOf(other) && CanStep(other)))
        {
            waiting.Add(other);
        }
    }

    private bool CanStep(int rank)
    {
        var instruction = algorithm.At(rank, next[rank], bytes);
        return instruction.IsSend || received[rank][instruction.Round] + mail[rank][instruction.Round].Count >= instruction.Count;
    }

    private bool Step(int rank)
    {
        if (!CanStep(rank))
        {
            return false;
        }

        var instruction = algorithm.At(rank, next[rank]++, bytes);
        if (instruction.IsSend)
        {
            Send(rank, instruction);
            return true;
        }

        var come = mail[rank][instruction.Round];
        received[rank][instruction.Round] += come.Count;
        Assert.True(received[rank][instruction.Round] == instruction.Count, $"{algorithm.Name}: a later transfer of round {instruction.Round} has overtaken");
        come.ForEach(parcel => Apply(rank, parcel));
        come.Clear();
        return true;
    }

    private void Send(int rank, in CollectiveInstruction instruction)
    {
        Assert.InRange(instruction.Peer, 0, algorithm.Ranks - 1);
        Assert.NotEqual(rank, instruction.Peer);
        Assert.InRange(instruction.Bytes, 1, bytes);
        Assert.InRange(instruction.Round, 0, algorithm.RoundsOf(instruction.Peer) - 1);
        BytesSent += instruction.Bytes;
        var sent = buffers[rank].AsSpan((int)instruction.Offset, (int)instruction.Bytes).ToArray();
        underWay.Add(new Parcel(instruction.Peer, instruction.Round, (int)instruction.Offset, sent, instruction.Reduces));
    }

    private void Deliver(int index)
    {
        var parcel = underWay[index];
        underWay.RemoveAt(index);
        mail[parcel.To][parcel.Round].Add(parcel);
        while (next[parcel.To] < algorithm.LengthOf(parcel.To) && random.Next(4) > 0 && Step(parcel.To))
        {
            // It may go on at once, or after other deliveries.
        }

        if (underWay.Count == 0)
        {
            GoOnUntilAllWait();
        }
    }

    private void GoOnUntilAllWait()
    {
        for (var rank = 0; rank < algorithm.Ranks; rank++)
        {
            while (next[rank] < algorithm.LengthOf(rank) && Step(rank))
            {
                // Every rank goes on as far as it can.
            }
        }
    }

    private void Apply(int rank, Parcel parcel)
    {
        for (var i = 0; i < parcel.Numbers.Length; i++)
        {
            ref var number = ref buffers[rank][parcel.Offset + i];
            number = parcel.Reduces ? number + parcel.Numbers[i] : parcel.Numbers[i];
        }
    }

    private void Check(int rank, int place, long expected) =>
        Assert.True(buffers[rank][place] == expected, $"{algorithm.Name} {algorithm.Kind} of {algorithm.Ranks} ranks and {bytes} bytes: byte {place} of rank {rank} is {buffers[rank][place]}, not {expected}");

    private long[] InitialBuffer(int rank)
    {
        var buffer = new long[algorithm.Kind == CollectiveKind.AllToAll ? algorithm.Ranks * bytes : bytes];
        Array.Fill(buffer, long.MinValue / 4);
        var (from, count) = algorithm.Kind switch
        {
            CollectiveKind.AllGather => algorithm.ShareOf(rank, bytes),
            CollectiveKind.Broadcast => (0, rank == 0 ? bytes : 0),
            _ => (0, bytes),
        };
        var begin = algorithm.Kind == CollectiveKind.AllToAll ? rank * bytes : 0;
        for (var place = from; place < from + count; place++)
        {
            buffer[begin + place] = Contribution(rank, (int)place);
        }

        return buffer;
    }

    private (int Offset, int Count) ResultOf(int rank)
    {
        var (offset, share) = algorithm.ShareOf(rank, bytes);
        return algorithm.Kind switch
        {
            CollectiveKind.ReduceScatter => ((int)offset, (int)share),
            CollectiveKind.AllToAll => (0, 0),
            CollectiveKind.Reduce => (0, rank == 0 ? bytes : 0),
            _ => (0, bytes),
        };
    }

    private long Expected(int place) => algorithm.Kind switch
    {
        CollectiveKind.Broadcast => Contribution(0, place),
        CollectiveKind.AllGather => Contribution(OwnerOf(place), place),
        _ => Enumerable.Range(0, algorithm.Ranks).Sum(rank => Contribution(rank, place)),
    };

    private int OwnerOf(int place) => Enumerable.Range(0, algorithm.Ranks).Single(rank =>
    {
        var (offset, count) = algorithm.ShareOf(rank, bytes);
        return place >= offset && place < offset + count;
    });

    private sealed record Parcel(int To, int Round, int Offset, long[] Numbers, bool Reduces);
}
