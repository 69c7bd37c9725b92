using System.Runtime.CompilerServices;

namespace ActorSim.Kernel;

/// <summary>
/// Where messages of one type reach an actor. Any number of links and feeds may end here. Made by
/// <see cref="Actor.Receive{T}"/>.
/// </summary>
/// <typeparam name="T">The type of message.</typeparam>
public sealed class InPort<T> : Receptor, IInPort
    where T : unmanaged
{
    private readonly MessageHandler<T> handler;

    internal InPort(Actor owner, MessageHandler<T> handler, bool optional)
        : base(owner)
    {
        this.handler = handler;
        IsOptional = optional;
    }

    /// <inheritdoc/>
    public bool IsOptional { get; }

    Receptor IInPort.Receptor => this;

    /// <inheritdoc/>
    public Type MessageType => typeof(T);

    internal override string Terms => $"in-port {typeof(T)}{(IsOptional ? " optional" : "")}";

    internal override Delegate Handler => handler;

    internal override MessageLayout Layout => MessageLayout<T>.Instance;

    // Not inlined into the loop of the worker: with a handler in it, the loop has too much to keep in registers.
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal override unsafe void Deliver(byte* payload) => handler(in MessageLayout<T>.At(payload));
}
