namespace ActorSim.Training;

/// <summary>How a batch is divided among workers.</summary>
public static class BatchShares
{
    /// <summary>The images of each worker.</summary>
    /// <param name="batch">Images of all workers together.</param>
    /// <param name="workers">How many workers.</param>
    /// <param name="mayBeUneven">Whether some may have one image more than others.</param>
    /// <exception cref="ArgumentException">It cannot be divided so.</exception>
    public static IReadOnlyList<int> Divide(int batch, int workers, bool mayBeUneven)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1);
        if (batch < workers)
        {
            throw new ArgumentException($"A batch of {batch} images leaves some of {workers} workers without one.");
        }

        if (batch % workers != 0 && !mayBeUneven)
        {
            throw new ArgumentException(
                $"A batch of {batch} images cannot be divided evenly among {workers} workers; {batch / workers * workers} and {((batch / workers) + 1) * workers} can, or allow uneven shares.");
        }

        return [.. Enumerable.Range(0, workers).Select(worker => (batch / workers) + (worker < batch % workers ? 1 : 0))];
    }
}
