using ActorSim.Kernel;

namespace ActorSim.Memory.Tests;

public sealed class ActorFieldTests
{
    [Fact]
    public void Every_actor_of_the_memory_can_be_saved() =>
        Assert.Empty(ActorFields.Violations(typeof(IdealDram).Assembly));
}
