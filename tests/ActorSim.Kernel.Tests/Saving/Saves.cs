namespace ActorSim.Kernel.Tests.Saving;

/// <summary>Short forms for saving to memory and resuming from there.</summary>
internal static class Saves
{
    public static byte[] Saved(this Simulation simulation)
    {
        using var stream = new MemoryStream();
        simulation.Save(stream);
        return stream.ToArray();
    }

    public static void Resume(this Simulation simulation, byte[] saved)
    {
        using var stream = new MemoryStream(saved);
        simulation.Resume(stream);
        Assert.Equal(saved.Length, stream.Position);
    }
}
