namespace ActorSim.Kernel;

/// <summary>
/// A fixed list of in-ports of one message type, in the order in which a <see cref="GroupPort{T}"/>
/// numbers them. Many groups may share one table, so that all-to-all among n actors costs n entries
/// and not n².
/// </summary>
/// <typeparam name="T">The type of message.</typeparam>
public sealed class ReceiverTable<T>
    where T : unmanaged
{
    private readonly InPort<T>[] ports;
    private readonly int[] allIndices;
    private (int Receiver, uint Tag)[] addresses = [];

    /// <summary>Makes a table of the given in-ports, in this order.</summary>
    /// <exception cref="ArgumentException">There is none, or one occurs twice.</exception>
    public ReceiverTable(IEnumerable<InPort<T>> receivers)
    {
        ports = [.. receivers];
        allIndices = [.. Enumerable.Range(0, ports.Length)];
        if (ports.Length == 0)
        {
            throw new ArgumentException("A group needs at least one receiver.", nameof(receivers));
        }

        var seen = new HashSet<InPort<T>>(ports.Length);
        foreach (var port in ports)
        {
            if (!seen.Add(port))
            {
                throw new ArgumentException($"The in-port {port} occurs twice in one table of receivers.", nameof(receivers));
            }
        }
    }

    /// <summary>How many receivers there are.</summary>
    public int Count => ports.Length;

    /// <summary>The receivers in table order.</summary>
    public IReadOnlyList<InPort<T>> Ports => ports;

    /// <summary>0, 1, 2, … as the list of all receivers.</summary>
    internal ReadOnlySpan<int> AllIndices => allIndices;

    internal InPort<T> this[int index] => ports[index];

    /// <summary>The number of the receiving actor, and the tag of mail to its port: what sending needs, close together.</summary>
    internal (int Receiver, uint Tag) AddressOf(int index) => addresses[index];

    /// <summary>Called when actors have their numbers.</summary>
    internal void FixReceivers()
    {
        if (addresses.Length == 0)
        {
            addresses = Array.ConvertAll(ports, port => (
                port.Owner.Index,
                Mail.TagOf(port.Index, MessageLayout<T>.PayloadWords, background: false, MessageLayout<T>.HoldsBlocks, self: false)));
        }
    }
}
