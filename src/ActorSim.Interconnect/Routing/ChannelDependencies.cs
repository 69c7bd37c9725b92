using System.Numerics;

namespace ActorSim.Interconnect;

/// <summary>
/// Which virtual channels packets hold while they wait for which others. If these dependencies form no circle, packets
/// cannot wait for each other for ever (Dally and Seitz, "Deadlock-Free Message Routing in Multiprocessor Interconnection
/// Networks", IEEE Transactions on Computers, 1987).
/// </summary>
/// <remarks>
/// Counted are the hops that packets really take one after the other, from any node to any node, and every fork of a
/// multicast. That a branch of a multicast waits for a sibling is not counted: a packet has to fit into the buffer of a
/// virtual channel, and each branch has to take flits as far as it can, whatever its siblings do. Nodes take every
/// packet in the end.
/// </remarks>
public static class ChannelDependencies
{
    /// <summary>Checks that packets cannot wait for each other in a circle.</summary>
    /// <param name="table">The routes.</param>
    /// <param name="trees">The multicasts that use the same virtual channels.</param>
    /// <exception cref="ArgumentException">They can; the circle is named.</exception>
    public static void RequireNoDeadlock(RouteTable table, params IReadOnlyList<MulticastTree> trees)
    {
        var circle = FindCircle(table, trees);
        if (circle.Count == 0)
        {
            return;
        }

        var graph = table.Graph;
        List<string> steps =
        [
            graph.PathOfRouter(circle[0].Link.From),
            .. circle.Select(use => $"{graph.PathOfRouter(use.Link.To)} (VC {use.VirtualChannel})"),
        ];
        throw new ArgumentException($"Packets can wait for each other for ever, each for a channel that the next one holds: {RouterList.Join(steps)}. Routes must not close a circle on the same virtual channels.");
    }

    /// <summary>A circle of channels, each held while the next is waited for; empty if there is none.</summary>
    /// <param name="table">The routes.</param>
    /// <param name="trees">The multicasts that use the same virtual channels.</param>
    public static IReadOnlyList<ChannelUse> FindCircle(RouteTable table, params IReadOnlyList<MulticastTree> trees)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(trees);
        var follows = new List<Dependency>[table.Graph.Links.Length];
        for (var link = 0; link < follows.Length; link++)
        {
            follows[link] = [];
        }

        AddRoutes(table, follows);
        foreach (var tree in trees)
        {
            AddTree(table.Graph, tree, follows);
        }

        return new CircleSearch(table.Graph, follows, table.VirtualChannels).Find();
    }

    private static void AddRoutes(RouteTable table, List<Dependency>[] follows)
    {
        var graph = table.Graph;
        var seen = new int[graph.Routers];
        Array.Fill(seen, -1);
        for (var destination = 0; destination < graph.Nodes; destination++)
        {
            for (var source = 0; source < graph.Nodes; source++)
            {
                var router = graph.Attachment(source).Router;
                while (seen[router] != destination)
                {
                    seen[router] = destination;
                    if (table.Next(router, destination) is not (>= 0 and var link))
                    {
                        break;
                    }

                    var held = table.HopAt(router, destination).VirtualChannels;
                    router = graph.Links[link].To;
                    if (table.Next(router, destination) is >= 0 and var next)
                    {
                        Add(follows[link], new Dependency(held, next, table.HopAt(router, destination).VirtualChannels));
                    }
                }
            }
        }
    }

    private static void AddTree(NetworkGraph graph, MulticastTree tree, List<Dependency>[] follows)
    {
        for (var router = 0; router < graph.Routers; router++)
        {
            foreach (var held in tree.BranchesAt(router))
            {
                if (graph.LinkFrom(router, held.Output) is not (>= 0 and var link))
                {
                    continue;
                }

                var behind = graph.Links[link].To;
                foreach (var branch in tree.BranchesAt(behind))
                {
                    if (graph.LinkFrom(behind, branch.Output) is >= 0 and var next)
                    {
                        Add(follows[link], new Dependency(held.VirtualChannels, next, branch.VirtualChannels));
                    }
                }
            }
        }
    }

    private static void Add(List<Dependency> follows, Dependency dependency)
    {
        if (!follows.Contains(dependency))
        {
            follows.Add(dependency);
        }
    }

    /// <summary>Whoever holds one of some channels of a wire may wait for one of some channels of another.</summary>
    private readonly record struct Dependency(ulong Held, int Next, ulong Wanted);

    /// <summary>Looks for a circle depth first. Channels that all routes treat alike stand for each other.</summary>
    private sealed class CircleSearch(NetworkGraph graph, List<Dependency>[] follows, int virtualChannels)
    {
        private readonly int[] different = RepresentativesOf(follows, virtualChannels);
        private readonly byte[] state = new byte[follows.Length * virtualChannels];
        private readonly Stack<(int Channel, int NextDependency, int NextClass)> way = new();

        public IReadOnlyList<ChannelUse> Find()
        {
            for (var link = 0; link < follows.Length; link++)
            {
                foreach (var channel in different)
                {
                    if (Search((link * virtualChannels) + channel) is >= 0 and var closing)
                    {
                        return [.. way.Reverse().Select(step => step.Channel).SkipWhile(channel => channel != closing)
                            .Select(channel => new ChannelUse(graph.Links[channel / virtualChannels], channel % virtualChannels))];
                    }
                }
            }

            return [];
        }

        /// <summary>The channel at which the way closes; −1 if it never does.</summary>
        private int Search(int start)
        {
            const byte OnTheWay = 1;
            const byte Done = 2;
            if (state[start] == Done)
            {
                return -1;
            }

            state[start] = OnTheWay;
            way.Push((start, 0, 0));
            while (way.TryPop(out var step))
            {
                if (NextOf(ref step) is not (>= 0 and var next))
                {
                    state[step.Channel] = Done;
                    continue;
                }

                way.Push(step);
                if (state[next] == OnTheWay)
                {
                    return next;
                }

                if (state[next] != Done)
                {
                    state[next] = OnTheWay;
                    way.Push((next, 0, 0));
                }
            }

            return -1;
        }

        private int NextOf(ref (int Channel, int NextDependency, int NextClass) step)
        {
            var dependencies = follows[step.Channel / virtualChannels];
            for (; step.NextDependency < dependencies.Count; step.NextDependency++, step.NextClass = 0)
            {
                var dependency = dependencies[step.NextDependency];
                if (!Has(dependency.Held, step.Channel % virtualChannels))
                {
                    continue;
                }

                while (step.NextClass < different.Length)
                {
                    var channel = different[step.NextClass++];
                    if (Has(dependency.Wanted, channel))
                    {
                        return (dependency.Next * virtualChannels) + channel;
                    }
                }
            }

            return -1;
        }

        private static bool Has(ulong channels, int channel) => (channels >> channel & 1) != 0;

        /// <summary>The lowest channel of each class of channels that occur in the same sets.</summary>
        private static int[] RepresentativesOf(List<Dependency>[] follows, int virtualChannels)
        {
            var sets = new HashSet<ulong>();
            foreach (var dependency in follows.SelectMany(list => list))
            {
                sets.Add(dependency.Held);
                sets.Add(dependency.Wanted);
            }

            List<ulong> classes = [RouteTable.AllOf(virtualChannels)];
            foreach (var set in sets.Order())
            {
                classes = [.. classes.SelectMany(one => new[] { one & set, one & ~set }).Where(one => one != 0)];
            }

            return [.. classes.Select(BitOperations.TrailingZeroCount).Order()];
        }
    }
}
