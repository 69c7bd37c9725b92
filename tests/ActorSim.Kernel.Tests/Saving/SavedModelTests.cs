using ActorSim.Kernel.Tests.Reference;

namespace ActorSim.Kernel.Tests.Saving;

/// <summary>Random systems, cut at random times: what follows is what would have followed without a cut.</summary>
public sealed class SavedModelTests
{
    [Fact]
    public void A_resumed_run_does_what_the_reference_does() => ForAllCuts((plan, expected, random, end) =>
    {
        using var whole = ReferenceTests.Build(plan);
        whole.Run();
        using var cut = CutAt(plan, random.Between(0, end), threads: 1 + random.Below(2));
        using var resumed = Resumed(plan, cut.Simulation.Saved(), random);

        Assert.Equal(cut.Simulation.Now, resumed.Simulation.Now);
        Same(whole, expected, resumed, plan, threads: 1 + random.Below(3));
    }, one: 1);

    [Fact]
    public void Saving_changes_nothing() => ForAllCuts((plan, expected, random, end) =>
    {
        using var run = CutAt(plan, random.Between(0, end));
        Assert.Equal(run.Simulation.Saved(), run.Simulation.Saved());
        ReferenceTests.Same(plan, expected, run.Run());
    });

    [Fact]
    public void A_run_can_be_saved_and_resumed_again_and_again() => ForAllCuts((plan, expected, random, end) =>
    {
        using var whole = ReferenceTests.Build(plan);
        whole.Run();
        var run = CutAt(plan, 0);
        for (var at = 0L; at < end;)
        {
            at = Math.Min(end, at + random.Between(1, Math.Max(1, end / 3)));
            var saved = run.Simulation.Saved();
            run.Dispose();
            run = Resumed(plan, saved, random);
            run.Simulation.Advance(SimTime.FromPicoseconds(at));
        }

        Same(whole, expected, run, plan, threads: 1);
        run.Dispose();
    });

    [Fact]
    public void A_run_saved_before_it_begins_begins_when_it_is_resumed() => ForAllCuts((plan, expected, random, _) =>
    {
        using var whole = ReferenceTests.Build(plan);
        whole.Run();
        using var fed = ReferenceTests.Build(plan);
        using var resumed = Resumed(plan, fed.Simulation.Saved(), random);
        Same(whole, expected, resumed, plan, threads: 1);
    });

    [Fact]
    public void The_bytes_do_not_depend_on_threads_or_the_order_of_building() => ForAllCuts((plan, _, random, end) =>
    {
        var at = random.Between(0, end);
        using var one = CutAt(plan, at);
        using var three = CutAt(plan, at, threads: 3, shuffle: plan.Seed + 5);
        Assert.Equal(one.Simulation.Saved(), three.Simulation.Saved());
    });

    [Fact]
    public void The_bytes_do_not_depend_on_saving_and_resuming_before() => ForAllCuts((plan, _, random, end) =>
    {
        var first = random.Between(0, end);
        using var once = CutAt(plan, first);
        using var resumed = Resumed(plan, once.Simulation.Saved(), random);
        Assert.Equal(once.Simulation.Saved(), resumed.Simulation.Saved());

        var second = SimTime.FromPicoseconds(random.Between(first, end));
        once.Simulation.Advance(second);
        resumed.Simulation.Advance(second);
        Assert.Equal(once.Simulation.Saved(), resumed.Simulation.Saved());
    });

    /// <param name="check">Gets the model, what it comes to, random numbers, and the end.</param>
    /// <param name="one">Of so many models in a row only the first is looked at.</param>
    private static void ForAllCuts(Action<ModelPlan, ModelOutcome, TestRandom, long> check, ulong one = 3) => ReferenceTests.ForAllModels((plan, expected) =>
    {
        if (plan.Seed % one == 0)
        {
            check(plan, expected, new TestRandom(plan.Seed * 77), expected.End);
        }
    });

    private static ModelRun CutAt(ModelPlan plan, long at, int threads = 1, ulong shuffle = 0)
    {
        var run = ReferenceTests.Build(plan, shuffle: shuffle);
        run.Simulation.Runner.ReceiversAtOnce = 1;
        run.Simulation.Runner.UseThreads(threads);
        run.Simulation.Advance(SimTime.FromPicoseconds(at));
        return run;
    }

    private static ModelRun Resumed(ModelPlan plan, byte[] saved, TestRandom random)
    {
        var run = new ModelRun(plan, shuffle: random.Next() | 1);
        run.Simulation.Resume(saved);
        return run;
    }

    private static void Same(ModelRun whole, ModelOutcome expected, ModelRun resumed, ModelPlan plan, int threads)
    {
        ReferenceTests.Same(plan, expected, resumed.Run(threads));
        Assert.Equal(whole.Metrics, resumed.Metrics);
        Assert.Equal(whole.Result.Waiting.Select(w => w.ToString()), resumed.Result.Waiting.Select(w => w.ToString()));
        Assert.Equal(whole.Result.Failure?.ToString(), resumed.Result.Failure?.ToString());
        Assert.Equal(whole.Result.ForgottenBlocks, resumed.Result.ForgottenBlocks);
    }
}
