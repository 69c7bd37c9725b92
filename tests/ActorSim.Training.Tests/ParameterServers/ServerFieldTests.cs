using ActorSim.Kernel;

namespace ActorSim.Training.Tests;

public sealed class ServerFieldTests
{
    [Fact]
    public void A_shard_can_be_saved() => Assert.Empty(ActorFields.Violations(typeof(ParameterServerShard)));

    [Fact]
    public void What_a_worker_remembers_of_exchanges_can_be_saved() =>
        Assert.DoesNotContain(ActorFields.Violations(typeof(ExchangingNode)), problem => problem.Contains(".exchanges", StringComparison.Ordinal));
}
