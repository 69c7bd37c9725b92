namespace ActorSim.Training;

/// <summary>How far a worker is with an exchange.</summary>
internal sealed class ExchangeState(ServerExchange exchange, int place)
{
    /// <summary>The exchange.</summary>
    public ServerExchange Exchange => exchange;

    /// <summary>The worker's place among those of the exchange.</summary>
    public int Place => place;

    /// <summary>How many times it was begun; the one under way has the clock of this number − 1.</summary>
    public long Begun { get; set; }

    /// <summary>Pieces whose new parameters have not come yet.</summary>
    public int Missing { get; set; }

    /// <summary>Of each piece, the version of the parameters that the worker has.</summary>
    public long[] Versions { get; } = new long[exchange.Pieces.Count];
}
