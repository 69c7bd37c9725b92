using ActorSim.Kernel;

namespace ActorSim.TestKit.Tests;

/// <summary>What the kit promises to tests, and what it says when an expectation fails.</summary>
public sealed class SimTestKitTests : IDisposable
{
    private readonly SimTestKit kit = new(Clock.FromMegahertz(200));
    private readonly TestFeed<Flit> flits;
    private readonly TestFeed<Credit> credits;
    private readonly TestProbe<Flit> next;

    public SimTestKitTests()
    {
        var buffer = kit.Add("buffer", new CreditedBuffer(kit.Clock, receiverSlots: 1));
        flits = kit.Feed(buffer.Flits);
        credits = kit.Feed(buffer.Credits);
        next = kit.Watch(buffer.Next);
    }

    public void Dispose() => kit.Dispose();

    [Fact]
    public void Another_message_than_the_expected_one_is_told_with_its_time_and_the_last_messages()
    {
        flits.Send(new Flit(7), atCycle: 2);

        Fails(
            () => next.ExpectMessage(new Flit(8), atCycle: 3),
            """
            /buffer.Next: expected Flit { Number = 8 } at cycle 3 (15 ns), but got Flit { Number = 7 } at cycle 3 (15 ns).
            The simulation stands at 15.001 ns. Last messages of /buffer:
              cycle 2 (10 ns): Flits Flit { Number = 7 } from the feed of Flits
              cycle 2 (10 ns): wake runs
              cycle 3 (15 ns): wake runs
            """);
    }

    [Fact]
    public void A_message_at_another_time_is_told()
    {
        flits.Send(new Flit(7), atCycle: 2);
        FailsWith(() => next.ExpectMessage(new Flit(7), atCycle: 5), "expected Flit { Number = 7 } at cycle 5 (25 ns), but got Flit { Number = 7 } at cycle 3 (15 ns).");
    }

    [Fact]
    public void Silence_is_told() =>
        Fails(
            () => next.ExpectMessage(new Flit(7), atCycle: 5),
            """
            /buffer.Next: expected Flit { Number = 7 } at cycle 5 (25 ns), but got nothing.
            The simulation stands at 25.001 ns. Last messages of /buffer:
              none
            """);

    [Fact]
    public void A_message_where_none_was_expected_is_told()
    {
        flits.Send(new Flit(7), atCycle: 2);
        FailsWith(() => next.ExpectNothing(untilCycle: 4), "expected nothing before cycle 4 (20 ns), but got Flit { Number = 7 } at cycle 3 (15 ns).");
    }

    [Fact]
    public void Only_the_last_eight_messages_are_told()
    {
        for (var i = 0; i < 20; i++)
        {
            credits.Send(new Credit(i), SimTime.FromPicoseconds(i));
        }

        var lines = Assert.Throws<ExpectationFailedException>(() => next.ExpectMessage(new Flit(1), atCycle: 1)).Message.Split('\n');
        Assert.Equal(2 + 8, lines.Length);
        Assert.Contains("wake runs", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_expected_up_to_but_not_including_a_time()
    {
        flits.Send(new Flit(7), atCycle: 2);
        next.ExpectNothing(untilCycle: 3);
        next.ExpectMessage(new Flit(7), atCycle: 3);
        next.ExpectNothing(untilCycle: 100);
    }

    [Fact]
    public void The_kit_never_runs_past_the_time_of_the_expectation()
    {
        flits.Send(new Flit(7), atCycle: 2);
        next.ExpectNothing(untilCycle: 2);
        Assert.Equal(kit.Clock.Edge(2), kit.Now);
        next.ExpectMessage(new Flit(7), atCycle: 3);
        Assert.Equal(kit.Clock.Edge(3) + SimDuration.FromPicoseconds(1), kit.Now);
        flits.Send(new Flit(8), atCycle: 4);
        Assert.Throws<ArgumentOutOfRangeException>(() => flits.Send(new Flit(9), atCycle: 3));
    }

    [Fact]
    public void A_message_may_be_expected_within_a_span()
    {
        flits.Send(new Flit(7), atCycle: 2);
        flits.Send(new Flit(8), atCycle: 9);
        credits.Send(new Credit(1), atCycle: 9);
        Assert.Equal(kit.Clock.Edge(3), next.ExpectMessage(new Flit(7), kit.Clock.Edge(3), kit.Clock.Edge(8)));
        FailsWith(() => next.ExpectMessage(new Flit(8), kit.Clock.Edge(4), kit.Clock.Edge(9)), "between cycle 4 (20 ns) and cycle 9 (45 ns), but got nothing");
        Assert.Equal(kit.Clock.Edge(10), next.ExpectMessage(new Flit(8), kit.Clock.Edge(9), kit.Clock.Edge(10)));
    }

    [Fact]
    public void A_message_may_be_expected_by_a_condition()
    {
        flits.Send(new Flit(7), atCycle: 2);
        Assert.Equal(7, next.ExpectMessage(flit => flit.Number > 5, kit.Clock.Edge(3)).Number);
        flits.Send(new Flit(4), atCycle: 5);
        credits.Send(new Credit(1), atCycle: 5);
        FailsWith(() => next.ExpectMessage(flit => flit.Number > 5, kit.Clock.Edge(6), "a large flit"), "expected a large flit at cycle 6 (30 ns), but got Flit { Number = 4 }");
    }

    [Fact]
    public void Expectations_about_the_past_are_checked_against_what_arrived()
    {
        flits.Send(new Flit(7), atCycle: 2);
        kit.RunUntilCycle(50);
        next.ExpectNothing(untilCycle: 3);
        next.ExpectMessage(new Flit(7), atCycle: 3);
        Assert.Equal(kit.Clock.Edge(50), kit.Now);
    }

    [Fact]
    public void A_handler_that_throws_fails_the_next_expectation()
    {
        flits.Send(new Flit(-1), atCycle: 2);
        var problem = Assert.Throws<ExpectationFailedException>(() => next.ExpectNothing(untilCycle: 10));
        Assert.Equal("A handler threw: /buffer failed at 10 ns in Flits, handling Flit { Number = -1 }: A flit has no number -1.", problem.Message);
        Assert.IsType<ArgumentException>(problem.InnerException);
    }

    [Fact]
    public void A_handler_that_throws_is_told_even_if_the_run_could_go_on_for_a_while()
    {
        using var slow = new SimTestKit(Clock.FromMegahertz(200));
        var buffer = slow.Add("buffer", new CreditedBuffer(slow.Clock, receiverSlots: 1));
        slow.Feed(buffer.Credits);
        var input = slow.Feed(buffer.Flits);
        var output = slow.Watch(buffer.Next, slow.Clock.Cycles(100));
        input.Send(new Flit(-1), atCycle: 2);
        FailsWith(() => output.ExpectMessage(new Flit(1), atCycle: 90), "A handler threw: /buffer failed at 10 ns");
    }

    [Fact]
    public void A_handler_that_throws_is_a_result_when_the_run_is_taken_to_its_end()
    {
        flits.Send(new Flit(-1), atCycle: 2);
        var result = kit.RunToEnd();
        Assert.Equal((EndReason.Failed, "/buffer"), (result.Reason, result.Failure!.Path));
    }

    [Fact]
    public void A_run_to_the_end_may_have_a_limit_and_threads()
    {
        flits.Send(new Flit(1), atCycle: 2);
        flits.Send(new Flit(2), atCycle: 200);
        Assert.Equal((EndReason.TimeLimit, kit.Clock.Edge(100)), kit.RunToEnd(kit.Clock.Edge(100), threads: 2) is var result ? (result.Reason, result.End) : default);
        next.ExpectMessage(new Flit(1), atCycle: 3);
        next.ExpectNothing(untilCycle: 100);
    }

    [Fact]
    public void Everything_is_wired_before_the_first_message()
    {
        flits.Send(new Flit(1), atCycle: 2);
        Assert.Throws<InvalidOperationException>(() => kit.Add("late", new CreditedBuffer(kit.Clock, 1)));
        Assert.Throws<InvalidOperationException>(() => kit.Feed(new CreditedBuffer(kit.Clock, 1).Flits));
        Assert.Throws<InvalidOperationException>(() => kit.Watch(new CreditedBuffer(kit.Clock, 1).Next));
    }

    [Fact]
    public void A_forgotten_port_is_a_build_error()
    {
        using var other = new SimTestKit(Clock.FromMegahertz(200));
        var buffer = other.Add("buffer", new CreditedBuffer(other.Clock, 1));
        other.Feed(buffer.Credits);
        var problem = Assert.Throws<BuildException>(() => other.RunUntilCycle(1));
        Assert.Contains("/buffer.Next", problem.Message, StringComparison.Ordinal);
        Assert.Contains("/buffer.Flits", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_actors_under_test_can_be_linked()
    {
        using var chain = new SimTestKit(Clock.FromMegahertz(200));
        var first = chain.Add("first", new CreditedBuffer(chain.Clock, 8));
        var second = chain.Add("second", new CreditedBuffer(chain.Clock, 8));
        chain.Connect(first.Next, second.Flits, chain.Clock.Cycles(3));
        chain.Feed(first.Credits);
        chain.Feed(second.Credits);
        var input = chain.Feed(first.Flits);
        var output = chain.Watch(second.Next);
        input.Send(new Flit(1), atCycle: 10);
        output.ExpectMessage(new Flit(1), atCycle: 14);
    }

    [Fact]
    public void Without_a_clock_times_are_times_and_probes_are_a_nanosecond_away()
    {
        using var plain = new SimTestKit();
        Assert.Throws<InvalidOperationException>(() => plain.Clock);
        var echo = plain.Add("echo", new Echo());
        var calls = plain.Feed(echo.Calls);
        var answers = plain.Watch(echo.Answers);
        calls.Send(new Flit(1), SimTime.FromPicoseconds(17));
        answers.ExpectMessage(new Flit(1), SimTime.FromPicoseconds(1017));
        FailsWith(() => answers.ExpectMessage(new Flit(1), SimTime.FromNanoseconds(2)), "at 2 ns, but got nothing");
    }

    [Fact]
    public void Each_receiver_of_a_group_has_its_probe()
    {
        using var group = new SimTestKit(Clock.FromMegahertz(200));
        var spreader = group.Add("spreader", new Spreader());
        var input = group.Feed(spreader.Flits);
        var receivers = group.WatchGroup(spreader.Receivers, count: 3);
        input.Send(new Flit(1), atCycle: 0);
        input.Send(new Flit(-1), atCycle: 5);
        receivers[1].ExpectMessage(new Flit(1), atCycle: 1);
        receivers[0].ExpectNothing(untilCycle: 6);
        Assert.All(receivers, receiver => receiver.ExpectMessage(new Flit(-1), atCycle: 6));
    }

    [Fact]
    public void Blocks_go_in_through_a_feed_and_come_out_at_a_probe()
    {
        using var blocks = new SimTestKit(Clock.FromMegahertz(200));
        var doubler = blocks.Add("doubler", new Doubler());
        var input = blocks.Feed(doubler.Tensors);
        var output = blocks.Watch(doubler.Doubled, tensor => tensor.Values);
        input.Send(new Tensor(1, input.BlockOf(1f, 2f, 3f)), atCycle: 3);
        input.Send(new Tensor(2, input.BlockOf(5f)), atCycle: 4);
        Assert.Equal([2f, 4f, 6f], output.ExpectBlock<float>(blocks.Clock.Edge(4)));
        Assert.Equal([10f], output.ExpectBlock<float>(blocks.Clock.Edge(5)));
        FailsWith(() => output.ExpectBlock<float>(blocks.Clock.Edge(6)), "expected a message with a block at cycle 6 (30 ns), but got nothing");
        Assert.Empty(blocks.RunToEnd().ForgottenBlocks);
    }

    [Fact]
    public void Blocks_come_out_at_the_probes_of_a_group()
    {
        using var blocks = new SimTestKit(Clock.FromMegahertz(200));
        var doubler = blocks.Add("doubler", new Doubler());
        var input = blocks.Feed(doubler.Tensors);
        blocks.Watch(doubler.Doubled, tensor => tensor.Values);
        var copies = blocks.WatchGroup(doubler.Copies, 2, tensor => tensor.Values);
        input.Send(new Tensor(1, input.BlockOf(1f, 2f)), atCycle: 3);
        Assert.All(copies, copy => Assert.Equal([1f, 2f], copy.ExpectBlock<float>(blocks.Clock.Edge(4))));
        Assert.Empty(blocks.RunToEnd().ForgottenBlocks);
    }

    private static void Fails(Action expectation, string report) =>
        Assert.Equal(report.ReplaceLineEndings("\n"), Assert.Throws<ExpectationFailedException>(expectation).Message.ReplaceLineEndings("\n"));

    private static void FailsWith(Action expectation, string words) =>
        Assert.Contains(words, Assert.Throws<ExpectationFailedException>(expectation).Message, StringComparison.Ordinal);

    private readonly record struct Tensor(int Layer, Block Values);

    private sealed class Echo : Actor
    {
        public Echo()
        {
            Answers = Emit<Flit>();
            Calls = Receive((in Flit flit) => Answers.Send(flit));
        }

        public InPort<Flit> Calls { get; }

        public OutPort<Flit> Answers { get; }
    }

    private sealed class Spreader : Actor
    {
        public Spreader()
        {
            Receivers = EmitGroup<Flit>();
            Flits = Receive<Flit>(OnFlit);
        }

        public InPort<Flit> Flits { get; }

        public GroupPort<Flit> Receivers { get; }

        private void OnFlit(in Flit flit)
        {
            if (flit.Number < 0)
            {
                Receivers.SendToAll(flit);
            }
            else
            {
                Receivers.SendTo(flit.Number, flit);
            }
        }
    }

    private sealed class Doubler : Actor
    {
        public Doubler()
        {
            Tensors = Receive<Tensor>(OnTensor);
            Doubled = Emit<Tensor>();
            Copies = EmitGroup<Tensor>(optional: true);
        }

        public InPort<Tensor> Tensors { get; }

        public OutPort<Tensor> Doubled { get; }

        public GroupPort<Tensor> Copies { get; }

        private void OnTensor(in Tensor tensor)
        {
            Copies.SendToAll(tensor with { Values = Blocks.Copy(tensor.Values) });
            foreach (ref var value in Blocks.Write<float>(tensor.Values))
            {
                value *= 2;
            }

            Doubled.Send(tensor);
        }
    }
}
