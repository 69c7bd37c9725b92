using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using static ActorSim.Kernel.Tests.Times;

namespace ActorSim.Kernel.Tests.Saving;

/// <summary>Every kind of field that an actor may have is as it was.</summary>
public sealed class SavedFieldsTests
{
    [Fact]
    public void Every_kind_of_field_is_as_it_was()
    {
        var (whole, simulation) = Built();
        simulation.Advance(At(50));
        var saved = simulation.Saved();
        var (resumed, again) = Built();
        Assert.NotEqual(whole.Describe(), resumed.Describe());

        again.Resume(saved);

        Assert.Equal(whole.Describe(), resumed.Describe());
        Assert.Equal(saved, again.Saved());

        simulation.Advance(At(100));
        again.Advance(At(100));
        Assert.Equal(whole.Describe(), resumed.Describe());
        Assert.Equal(simulation.Saved(), again.Saved());
    }

    [Fact]
    public void All_of_these_fields_are_allowed() => Assert.Empty(ActorFields.Violations(typeof(Everything)));

    [Fact]
    public void Bytes_that_belong_to_no_field_are_not_saved()
    {
        byte[] SavedWith(byte rubbish)
        {
            var builder = new SimulationBuilder();
            var actor = builder.Add("/a", new Holed());
            MemoryMarshal.AsBytes(new Span<Holes>(ref actor.Holes)).Fill(rubbish);
            MemoryMarshal.AsBytes(actor.More.AsSpan()).Fill(rubbish);
            foreach (ref var holes in actor.More.AsSpan())
            {
                holes = holes with { Low = 1, High = 2 };
            }

            actor.Holes = actor.Holes with { Low = 1, High = 2 };
            using var simulation = builder.Build();
            return simulation.Saved();
        }

        Assert.Equal(SavedWith(0), SavedWith(0xAA));
    }

    [Fact]
    public void The_history_of_dictionaries_and_sets_is_not_saved()
    {
        static byte[] SavedWith(int[] added, int[] removed)
        {
            var builder = new SimulationBuilder();
            var actor = builder.Add("/a", new Looking());
            foreach (var (number, isAdded) in added.Select(number => (number, true)).Concat(removed.Select(number => (number, false))))
            {
                if (isAdded)
                {
                    actor.Table.Add(number, $"value {number}");
                    actor.Names.Add($"name {number}");
                    actor.Numbers.Add(number);
                }
                else
                {
                    actor.Table.Remove(number);
                    actor.Names.Remove($"name {number}");
                    actor.Numbers.Remove(number);
                }
            }

            using var simulation = builder.Build();
            return simulation.Saved();
        }

        Assert.Equal(SavedWith([1, 2, 3], []), SavedWith([3, 7, 1, 2], [7]));
        Assert.NotEqual(SavedWith([1, 2, 3], []), SavedWith([1, 2, 4], []));
    }

    [Fact]
    public void Elements_of_equal_priority_leave_in_the_same_order()
    {
        var (whole, simulation) = Built();
        simulation.Advance(At(50));
        var (resumed, again) = Built();
        again.Resume(simulation.Saved());

        Assert.Equal(Drain(whole), Drain(resumed));

        static List<string> Drain(Everything actor)
        {
            var order = new List<string>();
            while (actor.Priorities.TryDequeue(out var element, out var priority))
            {
                order.Add($"{priority}: {element}");
            }

            return order;
        }
    }

    private static (Everything Actor, Simulation Simulation) Built()
    {
        var builder = new SimulationBuilder();
        return (builder.Add("/a/everything", new Everything()), builder.Build());
    }

    internal enum Colour : short
    {
        Red,
        Green,
    }

    [StructLayout(LayoutKind.Sequential)]
    internal record struct Holes(byte Low, ulong High);

    internal unsafe struct Fixed
    {
        public byte Before;
        public fixed short Numbers[5];
    }

    internal readonly record struct Named(string Name, int Value);

    /// <summary>Immutable, with references.</summary>
    internal sealed record Job(int Id, string Name, Clock Clock, Job.Part First)
    {
        internal sealed record Part(long Size);
    }

    internal sealed class Node
    {
        public int Value { get; set; }

        public Node? Next { get; set; }

        public Node[] Children { get; set; } = [];
    }

    internal sealed class Ring
    {
        private readonly int[] slots = new int[4];
        private int at;

        public void Put(int value) => slots[at++ % slots.Length] = value;

        public override string ToString() => string.Join(' ', slots) + " at " + at.ToString(CultureInfo.InvariantCulture);
    }

    internal sealed class Holed : Actor
    {
#pragma warning disable CA1051, SA1401 // Filled with rubbish by a test.
        internal Holes Holes;
#pragma warning restore CA1051, SA1401

        internal Holes[] More { get; } = new Holes[3];
    }

    private sealed class Looking : Actor
    {
        public Dictionary<int, string> Table { get; } = [];

        public HashSet<string> Names { get; } = [];

        public HashSet<int> Numbers { get; } = [];
    }

    private abstract class Base : Actor
    {
        private int inherited;

        protected int CountInherited() => ++inherited;
    }

    private sealed class Everything : Base
    {
        private static readonly StallCause Cause = new("cause");

        private readonly SelfPort<Note> steps;
        private readonly SelfPort<Note>[] ports;
        private readonly List<ClockedWake> wakes = [];
        private readonly ClockedWake fast;
        private readonly ClockedWake slow;
        private readonly Counter counter;
        private readonly Gauge level;
        private readonly Histogram histogram;
        private readonly Ring ring = new();
        private readonly int[] numbers = new int[3];
        private readonly double[,] matrix = new double[2, 3];
        private readonly int[][] jagged = [[1], [], [1, 2, 3]];
        private readonly List<Queue<Note>> queues = [];
        private readonly Stack<(int, SimTime)> stack = new();
        private readonly Queue<string?> words = new();
        private readonly Dictionary<int, long> table = [];
        private readonly Dictionary<string, List<int>> index = new(StringComparer.OrdinalIgnoreCase);
        private readonly HashSet<string> names = [];
        private readonly OrderedDictionary<int, Note> ordered = [];
        private readonly Dictionary<(string, int), Named> pairs = [];
        private readonly List<(Named Named, byte[]? Bytes)> mixed = [];
        private readonly Holes[] holes = new Holes[2];
        private SelfPort<Note> next;
        private ClockedWake paced;
        private Clock clock = Clock.FromGigahertz(1);
        private StallCause? stalledOn;
        private Metric? shown;
        private Node? tree;
        private Job? job;
        private Job[] jobs = [];
        private RandomStream dice = new(5, "own");
        private RandomStream? lazy;
        private ImmutableArray<int> immutable = [];
        private BigInteger large;
        private Fixed fixedBuffer;
        private Colour colour;
        private decimal? amount;
        private Int128 huge;
        private Half half;
        private double real = double.NaN;
        private string text = "before \ud800"; // A lone surrogate, too.
        private bool flag;
        private int[]? none = [1, 2];
        private Latency latency = Latency.Of(Ps(3));
        private int step;

        public Everything()
        {
            steps = ReceiveOwn<Note>(OnStep);
            ports = [steps, ReceiveOwn<Note>(OnOther, phase: 2, background: true)];
            fast = Wake(Clock.FromPeriod(3), OnWake);
            slow = Wake(Clock.FromPeriod(40), OnWake, phase: 7, background: true);
            counter = Count("counter", "things");
            level = Level("level", "things");
            histogram = Distribution("histogram", "things");
            wakes.Add(fast);
            next = ports[1];
            paced = slow;
        }

        public PriorityQueue<string, int> Priorities { get; } = new();

        public string Property { get; private set; } = "";

        protected internal override void Start() => steps.Send(new Note(1), Ps(7));

        /// <summary>All fields as text.</summary>
        public string Describe() => string.Join('\n', [
            ring.ToString(),
            string.Join(' ', numbers),
            string.Join(' ', matrix.Cast<double>()),
            string.Join(" | ", jagged.Select(row => string.Join(' ', row))),
            string.Join(" | ", queues.Select(row => string.Join(' ', row))),
            string.Join(' ', stack),
            string.Join(',', words.Select(word => word ?? "null")),
            string.Join(' ', table.OrderBy(pair => pair.Key)),
            string.Join(' ', index.OrderBy(pair => pair.Key).Select(pair => pair.Key + string.Join(',', pair.Value))),
            index.ContainsKey("WORD 3").ToString(),
            string.Join(' ', names.Order()),
            string.Join(' ', ordered),
            string.Join(' ', pairs.OrderBy(pair => pair.Key)),
            string.Join(' ', mixed.Select(pair => $"{pair.Named} {(pair.Bytes is null ? "null" : Convert.ToHexString(pair.Bytes))}")),
            string.Join(' ', holes),
            string.Join(' ', Priorities.UnorderedItems),
            $"{next} {paced} {clock} {stalledOn} {shown?.Name} {wakes.Count} {string.Join(' ', wakes)}",
            Text(tree),
            job?.ToString() ?? "no job",
            string.Join<Job>(' ', jobs),
            $"{Peek(dice)} {(lazy is null ? "no dice" : Peek(lazy))}",
            $"{string.Join(' ', immutable)} {large} {Text(fixedBuffer)} {colour} {amount} {huge} {half} {real} {text} {flag} {latency} {step} {Property}",
            none is null ? "none" : string.Join(' ', none),
            string.Join(' ', Metrics.ToArray().SelectMany(metric => metric.Read())),
        ]);

        private void OnOther(in Note note) => numbers[2] += note.Value;

        private void OnWake() => counter.Increment();

        private void OnStep(in Note note)
        {
            step += CountInherited();
            ring.Put(step);
            numbers[step % 2] = step;
            matrix[step % 2, step % 3] = step * 0.5;
            jagged[step % 3] = [.. jagged[(step + 1) % 3], step];
            queues.Add(new Queue<Note>([note, new Note(step)]));
            queues[0].Enqueue(note);
            stack.Push((step, Now));
            words.Enqueue(step % 2 == 0 ? null : $"word {step}");
            table[step % 7] = step;
            table.Remove((step + 3) % 7);
            index[$"word {step % 7}"] = [step];
            names.Add($"name {(step * 5) % 11}");
            names.Remove($"name {step % 11}");
            ordered[100 - step] = note;
            pairs[($"pair {step % 4}", step)] = new Named("named", step);
            mixed.Add((new Named($"mixed {step}", step), step % 2 == 0 ? null : [1, (byte)step]));
            holes[step % 2] = new Holes((byte)step, (ulong)step);
            Priorities.Enqueue($"element {step}", step % 3);
            Priorities.Enqueue($"element {step}'", step % 2);
            next = ports[step % 2];
            paced = step % 2 == 0 ? fast : slow;
            clock = step % 2 == 0 ? clock : Clock.FromPeriod(step);
            stalledOn = step % 2 == 0 ? null : new StallCause($"cause {step % 4}");
            shown = step % 2 == 0 ? counter : Metrics[^1];
            tree = new Node { Value = step, Next = tree, Children = [new Node { Value = 100 + step }] };
            job = new Job(step, $"job {step}", clock, new Job.Part(step));
            jobs = [job, .. jobs];
            lazy ??= Random;
            dice = step == 4 ? new RandomStream(6, "another") : dice;
            immutable = immutable.Add((int)dice.NextBelow(100));
            large = (large * 1_000_000_007) + step;
            SetFixed(step);
            colour = Colour.Green;
            amount = amount is null ? 1.5m : null;
            huge = ((Int128)step << 100) + 1;
            half = (Half)step;
            real = step / 3.0;
            text += step;
            flag = !flag;
            none = step % 2 == 0 ? none : null;
            latency = clock.Cycles(step);
            Property += "p";
            counter.Add(step);
            level.Set(step);
            histogram.Add(step * 100);
            (step % 3 == 0 ? fast : slow).Arm();
            StallOn(Cause);
            next.Send(new Note(step), Ps(11));
            steps.Send(new Note(step), Ps(5 + (step % 3)));
        }

        private unsafe void SetFixed(int value)
        {
            fixedBuffer.Before = (byte)value;
            fixedBuffer.Numbers[4] = (short)value;
        }

        private static unsafe string Text(Fixed buffer) => $"{buffer.Before} {buffer.Numbers[4]}";

        private static string Text(Node? node) =>
            node is null ? "." : $"({node.Value} {Text(node.Next)} {string.Join(' ', node.Children.Select(Text))})";

        private static string Peek(RandomStream stream) => stream.State.ToString();
    }
}
