namespace ActorSim.Kernel.Tests.Reference;

/// <summary>
/// The kernel and the reference kernel run the same random systems and must agree in everything. The
/// number of systems is fixed; <c>ACTORSIM_TEST_MODELS=100000 dotnet test …</c> runs more,
/// <c>ACTORSIM_TEST_FIRST_MODEL=n</c> begins with another one.
/// </summary>
public sealed class ReferenceTests
{
    private static readonly int Models = Setting("ACTORSIM_TEST_MODELS", 300);
    private static readonly int First = Setting("ACTORSIM_TEST_FIRST_MODEL", 1);

    [Fact]
    public void The_kernel_does_what_the_reference_does() => ForAllModels((plan, expected) =>
    {
        using var run = Build(plan);
        Same(plan, expected, run.Run());
        Assert.Empty(run.Result.ForgottenBlocks);
    });

    [Fact]
    public void Two_threads_do_what_the_reference_does() => OnThreads(2);

    [Fact]
    public void Three_threads_do_what_the_reference_does() => OnThreads(3);

    [Fact]
    public void Eight_threads_do_what_the_reference_does() => OnThreads(8);

    [Fact]
    public void The_order_of_building_changes_nothing() => ForAllModels((plan, expected) =>
    {
        using var run = Build(plan, shuffle: plan.Seed + 7);
        Same(plan, expected, run.Run());
    });

    [Fact]
    public void A_permuted_numbering_does_what_the_reference_with_that_numbering_does() => ForAllModels((plan, _) =>
    {
        using var run = Build(plan, numberingSeed: plan.Seed);
        var expected = new ReferenceKernel(plan, [.. run.Simulation.Actors.Select(actor => actor.Path)]).Run();
        Same(plan, expected, run.Run());
    });

    [Fact]
    public void A_run_in_steps_is_the_same_run() => ForAllModels((plan, expected) =>
    {
        using var run = Build(plan);
        var random = new TestRandom(plan.Seed);
        for (var at = 0L; expected.End > 0 && at < expected.End;)
        {
            at += random.Between(1, Math.Max(1, expected.End / 3));
            run.Simulation.Advance(SimTime.FromPicoseconds(Math.Min(at, expected.End)));
        }

        Same(plan, expected, run.Run(threads: 1 + random.Below(2)));
    });

    [Fact]
    public void Metrics_do_not_depend_on_threads_or_the_order_of_building() => ForAllModels((plan, _) =>
    {
        using var one = Build(plan);
        using var other = Build(plan, shuffle: plan.Seed + 3);
        one.Run();
        other.Run(threads: 2);
        Assert.Equal(one.Metrics, other.Metrics);
    });

    [Fact]
    public void The_models_use_what_the_contracts_speak_of()
    {
        var reasons = new HashSet<EndReason>();
        long deliveries = 0, cut = 0, sideBySide = 0, together = 0, longLeads = 0;
        for (var seed = 1; seed <= 300; seed++)
        {
            var plan = ModelPlan.Random((ulong)seed);
            var outcome = Reference(plan);
            reasons.Add(outcome.Reason);
            deliveries += outcome.Deliveries;
            using var run = Build(plan);
            run.Run(threads: 2);
            cut += run.Simulation.Runner.Regions.Count > 1 ? 1 : 0;
            sideBySide += run.Simulation.SharedRounds;
            together += run.Simulation.SharedWindows;
            longLeads += plan.StopLead == 16 * plan.DefaultStopLead ? 1 : 0;
        }

        Assert.InRange(cut, 50, 250);
        Assert.InRange(sideBySide, 100, int.MaxValue);
        Assert.InRange(together, 1000, int.MaxValue);
        Assert.InRange(longLeads, 30, 300);

        Assert.Superset(new HashSet<EndReason> { EndReason.Completed, EndReason.Deadlock, EndReason.Failed, EndReason.Stopped, EndReason.TimeLimit }, reasons);
        Assert.True(deliveries > 300 * 50, $"{deliveries} deliveries");
    }

    internal static ModelRun Build(ModelPlan plan, ulong? numberingSeed = null, ulong shuffle = 0)
    {
        var run = new ModelRun(plan, numberingSeed, shuffle);
        run.Feed();
        return run;
    }

    internal static ModelOutcome Reference(ModelPlan plan) =>
        new ReferenceKernel(plan, [.. plan.Actors.Select(actor => actor.Path).OrderBy(path => path, PathOracle.Order)]).Run();

    internal static void ForAllModels(Action<ModelPlan, ModelOutcome> check)
    {
        for (var seed = First; seed < First + Models; seed++)
        {
            var plan = ModelPlan.Random((ulong)seed);
            check(plan, Reference(plan));
        }
    }

    internal static void Same(ModelPlan plan, ModelOutcome expected, ModelOutcome actual) =>
        Assert.True(expected == actual, $"Model {plan.Seed}\nexpected {expected}\nbut got  {actual}");

    private static void OnThreads(int threads) => ForAllModels((plan, expected) =>
    {
        using var run = Build(plan);
        Same(plan, expected, run.Run(threads));
    });

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), out var value) ? value : otherwise;
}
