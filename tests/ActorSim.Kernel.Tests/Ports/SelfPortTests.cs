using static ActorSim.Kernel.Tests.Times;

namespace ActorSim.Kernel.Tests.Ports;

/// <summary>Messages to oneself: at the present time only in a higher phase.</summary>
public sealed class SelfPortTests
{
    private readonly SimulationBuilder builder = new();
    private readonly Scripted actor;

    public SelfPortTests() => actor = builder.Add("/a", new Scripted());

    [Fact]
    public void At_the_present_time_phases_follow_one_another()
    {
        var third = actor.Own((in Note note) => actor.Write("third"), phase: 15);
        var second = actor.Own((in Note note) => After("second", third), phase: 7);
        var first = actor.Own((in Note note) => After("first", second), phase: 1);
        actor.OnStart = () => first.Send(default, Ps(5));
        builder.Build().Run();
        Assert.Equal(["5 first", "5 second", "5 third"], actor.Log);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(2)]
    public void At_the_present_time_the_same_or_a_lower_phase_is_refused(int phase)
    {
        var target = actor.Own((in Note note) => { }, phase);
        var handling = actor.Own((in Note note) => target.Send(default, SimDuration.Zero), phase: 3);
        actor.OnStart = () => handling.Send(default, Ps(5));
        var failure = builder.Build().Run().Failure!;
        Assert.Contains($"has phase {phase}, and a message of phase 3 is being handled", failure.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_picosecond_later_every_phase_is_allowed()
    {
        var lower = actor.Own((in Note note) => actor.Write("lower"), phase: 1);
        var handling = actor.Own((in Note note) => lower.Send(default, Ps(1)), phase: 3);
        actor.OnStart = () => handling.Send(default, Ps(5));
        builder.Build().Run();
        Assert.Equal(["6 lower"], actor.Log);
    }

    [Fact]
    public void A_message_to_oneself_cannot_arrive_in_the_past()
    {
        var own = actor.Own((in Note note) => { });
        actor.OnStart = () => own.Send(default, Ps(-1));
        Assert.IsType<ArgumentOutOfRangeException>(builder.Build().Run().Failure!.Exception);
    }

    [Fact]
    public void Start_may_send_to_itself_at_time_0()
    {
        var own = actor.Own((in Note note) => actor.Write("own"));
        actor.OnStart = () => own.SendAt(default, SimTime.Zero);
        builder.Build().Run();
        Assert.Equal(["0 own"], actor.Log);
    }

    [Fact]
    public void Many_messages_to_oneself_in_one_window_come_in_order()
    {
        var random = new TestRandom(9);
        var times = Enumerable.Range(0, 500).Select(_ => random.Between(1, 900_000)).ToList();
        var own = actor.Own((in Note note) => actor.Log.Add($"{actor.Now.Picoseconds} {note.Value}"));
        actor.OnStart = () =>
        {
            for (var i = 0; i < times.Count; i++)
            {
                own.Send(new Note(i), Ps(times[i]));
            }
        };

        builder.Build().Run();

        Assert.Equal(times.Select((time, i) => (time, i)).OrderBy(pair => pair).Select(pair => $"{pair.time} {pair.i}"), actor.Log);
    }

    [Fact]
    public void Starts_run_in_path_order_before_all_mail()
    {
        var system = new SimulationBuilder();
        var order = new List<string>();
        foreach (var path in new[] { "/pe/10", "/pe/9", "/buffer" })
        {
            var one = system.Add(path, new Scripted());
            var own = one.Own((in Note note) => order.Add("mail"));
            one.OnStart = () =>
            {
                order.Add($"{path} {one.Now.Picoseconds}");
                own.Send(default, SimDuration.Zero);
            };
        }

        var result = system.Build().Run();

        Assert.Equal(["/buffer 0", "/pe/9 0", "/pe/10 0", "mail", "mail", "mail"], order);
        Assert.Equal(6, result.Deliveries);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(16)]
    public void Phases_of_own_messages_are_1_to_15(int phase) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => actor.Own((in Note note) => { }, phase));

    private void After(string text, SelfPort<Note> next)
    {
        actor.Write(text);
        next.Send(default, SimDuration.Zero);
    }
}
