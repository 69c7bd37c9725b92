namespace ActorSim.Kernel;

/// <summary>
/// What an actor does with a message: one method per in-port, called once for each delivery.
/// The message is only borrowed; copy what has to be remembered.
/// </summary>
/// <typeparam name="T">The type of message.</typeparam>
/// <param name="message">The message, valid during the call.</param>
public delegate void MessageHandler<T>(in T message)
    where T : unmanaged;
