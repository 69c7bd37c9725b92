#nullable disable
using System.Collections.Concurrent;

namespace ActorSim.Kernel.Tests.Actors;

/// <summary>Which fields an actor may have, so that the kernel can save it.</summary>
public sealed class ActorFieldsTests
{
    [Fact]
    public void Plain_data_ports_blocks_and_sealed_classes_of_these_are_allowed() =>
        Assert.Empty(ActorFields.Violations(typeof(Good)));

    [Theory]
    [InlineData("delegates", "delegate")]
    [InlineData("anything", "behind which anything may be")]
    [InlineData("behindInterface", "behind which anything may be")]
    [InlineData("neighbour", "another actor")]
    [InlineData("open", "not sealed")]
    [InlineData("concurrent", "does not know how to save")]
    [InlineData("task", "does not know how to save")]
    [InlineData("stream", "does not know how to save")]
    [InlineData("Property", "delegate")]
    [InlineData("list[]", "behind which anything may be")]
    [InlineData("array[]", "delegate")]
    [InlineData("box.hidden", "behind which anything may be")]
    [InlineData("memory._object", "behind which anything may be")]
    [InlineData("inherited", "delegate")]
    public void What_cannot_be_saved_is_named_with_its_reason(string field, string reason)
    {
        var sentence = Assert.Single(ActorFields.Violations(typeof(Bad)), problem => problem.StartsWith($"Bad.{field} is ", StringComparison.Ordinal));
        Assert.Contains(reason, sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_else_is_complained_about() => Assert.Equal(14, ActorFields.Violations(typeof(Bad)).Count);

    [Fact]
    public void All_actors_of_an_assembly_are_checked() =>
        Assert.Contains(ActorFields.Violations(typeof(Bad).Assembly), problem => problem.StartsWith("Bad.neighbour", StringComparison.Ordinal));

#pragma warning disable CS0169, CS0649, IDE0044, IDE0051, CA1823, CA1051, CA1852, CA1812, CA1859, CA2213, MA0048 // Fields are here to be looked at.
    private enum Colour
    {
        Red,
    }

    private sealed class Good : Actor
    {
        private readonly InPort<Note> port;
        private readonly ClockedWake wake;
        private readonly Counter counter;
        private readonly Clock clock;
        private readonly StallCause cause;
        private readonly OutPort<Note>[] ports;
        private readonly List<SelfPort<Note>> own;
        private readonly string name;
        private readonly int[] numbers;
        private readonly double[,] matrix;
        private readonly List<Queue<Note>> queues;
        private readonly Stack<(int, SimTime)> stack;
        private readonly Dictionary<int, long> table;
        private readonly HashSet<string> names;
        private readonly OrderedDictionary<int, Note> ordered;
        private readonly PriorityQueue<Note, long> priorities;
        private readonly Node tree;
        private readonly RandomStream random;
        private Block block;
        private Colour colour;
        private decimal? amount;
        private Int128 large;

        private int Property { get; set; }
    }

    private sealed class Node
    {
        private readonly Node[] children;
        private readonly Note note;
        private int count;
    }

    private class OpenClass;

    private sealed class Box
    {
        private readonly object hidden;
        private readonly int fine;
    }

    private abstract class Base : Actor
    {
        private readonly Action inherited;
    }

    private sealed class Bad : Base
    {
        private readonly Action delegates;
        private readonly object anything;
        private readonly IReadOnlyList<int> behindInterface;
        private readonly Good neighbour;
        private readonly OpenClass open;
        private readonly ConcurrentQueue<int> concurrent;
        private readonly Task task;
        private readonly Stream stream;
        private readonly List<IComparable> list;
        private readonly Func<int>[] array;
        private readonly Box box;
        private readonly Memory<byte> memory;
        private readonly int fine;

        private Func<int> Property { get; set; }
    }
#pragma warning restore CS0169, CS0649, IDE0044, IDE0051, CA1823, CA1051, CA1852, CA1812, CA1859, CA2213, MA0048
}
