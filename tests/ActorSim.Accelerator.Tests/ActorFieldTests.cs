using ActorSim.Kernel;
using ActorSim.Memory;

namespace ActorSim.Accelerator.Tests;

public sealed class ActorFieldTests
{
    [Fact]
    public void Every_actor_of_the_accelerator_can_be_saved() =>
        Assert.Empty(ActorFields.Violations(typeof(SystolicPe).Assembly));

    [Fact]
    public void Every_actor_of_the_memory_can_be_saved() =>
        Assert.Empty(ActorFields.Violations(typeof(IdealDram).Assembly));
}
