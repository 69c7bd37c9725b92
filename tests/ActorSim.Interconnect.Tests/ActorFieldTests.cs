using ActorSim.Kernel;

namespace ActorSim.Interconnect.Tests;

public sealed class ActorFieldTests
{
    [Fact]
    public void Every_actor_of_the_interconnect_can_be_saved() =>
        Assert.Empty(ActorFields.Violations(typeof(VirtualChannelRouter).Assembly));
}
