using static ActorSim.Kernel.Tests.Times;

namespace ActorSim.Kernel.Tests.Saving;

/// <summary>Which object is which after a run was resumed.</summary>
public sealed class SavedIdentityTests
{
    [Fact]
    public void An_object_that_two_fields_share_is_still_one()
    {
        var holder = Resumed<Holder>();
        Assert.Same(holder.All[1], holder.Current);
        Assert.Equal([0, 5, 1], holder.All.Select(part => part.Value));
    }

    [Fact]
    public void Handlers_go_on_with_the_objects_that_they_know()
    {
        var holder = Resumed<Holder>(out var simulation);
        var (readonlyPart, changingPart, slot) = (holder.Kept.Value, holder.Moved.Value, holder.All[2].Value);
        simulation.Run();
        Assert.Equal((readonlyPart + 1, changingPart + 1, slot + 1), (holder.Kept.Value, holder.Moved.Value, holder.All[2].Value));
    }

    [Fact]
    public void An_object_that_somebody_outside_knows_is_filled_and_not_replaced()
    {
        Part[] known = [];
        var holder = Resumed<Holder>(out var simulation, before: built => known = [.. built.All]);
        Assert.Equal(known, holder.All);
        simulation.Dispose();
    }

    [Fact]
    public void What_a_lambda_captures_is_as_it_was()
    {
        var holder = Resumed<Holder>(out var simulation);
        simulation.Run();
        Assert.Equal("1 2", holder.Calls);
    }

    [Fact]
    public void The_value_of_a_static_field_is_still_that_one()
    {
        Assert.Same(Sentinel.None, Resumed<Holder>().Sentinel);
        Assert.Equal(0, Sentinel.None.Value);
        Assert.Same(Holder.Second, Resumed<Holder>().Pattern);
        Assert.Equal([1, 2], Holder.First);
    }

    [Fact]
    public void An_equal_description_is_kept_and_another_one_is_made_anew()
    {
        var holder = Resumed<Holder>();
        Assert.Same(Holder.SharedKinds[0], holder.Kinds[0]);
        Assert.Equal(new Kind("b", new Origin("c")), holder.Kinds[1]);
        Assert.Equal(new Kind("a", null), Holder.SharedKinds[1]);
        Assert.Same(holder.Kinds[1], holder.Chosen);
    }

    [Fact]
    public void What_many_actors_share_is_written_once()
    {
        static long SizeWith(int actors)
        {
            var builder = new SimulationBuilder();
            var table = new long[10_000];
            for (var i = 0; i < actors; i++)
            {
                builder.Add($"/{i}", new Sharing(table));
            }

            using var simulation = builder.Build();
            return simulation.Saved().Length;
        }

        Assert.InRange(SizeWith(10) - SizeWith(1), 0, 10_000);
    }

    [Fact]
    public void A_long_chain_of_objects_is_saved_without_deep_recursion()
    {
        var builder = new SimulationBuilder();
        var chain = builder.Add("/chain", new Chain());
        for (var i = 0; i < 200_000; i++)
        {
            chain.First = new Link(i, chain.First);
        }

        using var simulation = builder.Build();
        var saved = simulation.Saved();

        builder = new SimulationBuilder();
        chain = builder.Add("/chain", new Chain());
        using var again = builder.Build();
        again.Resume(saved);
        var count = 0;
        for (var link = chain.First; link is not null; link = link.Next)
        {
            Assert.Equal(199_999 - count++, link.Value);
        }

        Assert.Equal(200_000, count);
    }

    [Fact]
    public void A_dictionary_that_is_looked_up_by_objects_finds_them()
    {
        var holder = Resumed<Holder>();
        Assert.Equal(7, holder.ByKind[new Kind("x", new Origin("y"))]);
        Assert.Equal(8, holder.ByPart[holder.Kept]);
        Assert.Contains(new Kind("z", null), holder.KindSet);
    }

    private static T Resumed<T>()
        where T : Actor, new()
    {
        var actor = Resumed<T>(out var simulation);
        simulation.Dispose();
        return actor;
    }

    private static T Resumed<T>(out Simulation resumed, Action<T>? before = null)
        where T : Actor, new()
    {
        var builder = new SimulationBuilder();
        builder.Add("/a", new T());
        using var simulation = builder.Build();
        simulation.Advance(At(15));
        var saved = simulation.Saved();
        builder = new SimulationBuilder();
        var actor = builder.Add("/a", new T());
        resumed = builder.Build();
        before?.Invoke(actor);
        resumed.Resume(saved);
        return actor;
    }

    internal sealed class Part
    {
        public int Value { get; set; }

        public void OnNote(in Note note) => Value += note.Value;
    }

    internal sealed class Sentinel
    {
        public static readonly Sentinel None = new();

        public int Value { get; set; }
    }

    internal sealed record Origin(string Name);

    internal sealed record Kind(string Name, Origin? Of);

    internal sealed record Link(int Value, Link? Next);

    internal sealed class Chain : Actor
    {
        public Link? First { get; set; }
    }

    internal sealed class Sharing(long[] table) : Actor
    {
        public long[] Table => table;
    }

    private sealed class Holder : Actor
    {
        public static readonly int[] First = [1, 2];
        public static readonly int[] Second = [3, 4];
        public static readonly Kind[] SharedKinds = [new("a", new Origin("of a")), new("a", null)];

        private readonly List<SelfPort<Note>> ports = [];

        public Holder()
        {
            var calls = 0;
            ports.Add(ReceiveOwn<Note>(OnStep));
            ports.Add(ReceiveOwn<Note>(Kept.OnNote));
            ports.Add(ReceiveOwn<Note>(Moved.OnNote));
            ports.Add(ReceiveOwn<Note>(All[2].OnNote));
            ports.Add(ReceiveOwn((in Note _) => Calls += $"{(Calls.Length > 0 ? " " : "")}{++calls}"));
        }

        public Part Kept { get; } = new();

        public Part Moved { get; private set; } = new();

        public Part[] All { get; } = [new(), new(), new()];

        public Part? Current { get; private set; }

        public Sentinel Sentinel { get; private set; } = new();

        public int[] Pattern { get; private set; } = First;

        public Kind[] Kinds { get; } = [.. SharedKinds];

        public Kind? Chosen { get; private set; }

        public Dictionary<Kind, int> ByKind { get; } = [];

        public Dictionary<Part, int> ByPart { get; } = [];

        public HashSet<Kind> KindSet { get; } = [];

        public string Calls { get; private set; } = "";

        protected internal override void Start()
        {
            foreach (var port in ports)
            {
                port.Send(new Note(1), Ps(10));
                port.Send(new Note(1), Ps(20));
            }
        }

        private void OnStep(in Note note)
        {
            if (Current is not null)
            {
                return;
            }

            Current = All[1];
            Current.Value = 5;
            Moved = Moved.Value > 100 ? Kept : Moved;
            Sentinel = Sentinel.None;
            Pattern = Second;
            Kinds[1] = new Kind("b", new Origin("c"));
            Chosen = Kinds[1];
            ByKind[new Kind("x", new Origin("y"))] = 7;
            ByPart[Kept] = 8;
            KindSet.Add(new Kind("z", null));
        }
    }
}
