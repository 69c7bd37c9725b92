namespace ActorSim.Kernel.Tests.Reference;

internal readonly record struct Token(ulong Value);

/// <summary>A message with holes: one byte, seven of padding, eight, two, six of padding.</summary>
internal readonly record struct Parcel(byte Low, ulong Value, ushort Middle);

/// <summary>A message with a block.</summary>
internal readonly record struct Crate(ulong Value, Block Contents);

/// <summary>An actor of the kernel under test that runs a model program.</summary>
internal sealed class ModelActor : Actor, IModelHost
{
    private readonly ActorPlan plan;
    private readonly List<Sender> links = [];
    private readonly List<Sender> groups = [];
    private readonly List<SelfPort<Token>> own = [];
    private readonly List<ClockedWake> wakes = [];
    private readonly Counter delivered;
    private readonly Gauge level;
    private Block held;

    public ModelActor(ActorPlan plan, long unit)
    {
        this.plan = plan;
        Program = new ModelProgram(plan, unit);
        Tokens = Receive<Token>((in Token message) => On(0, 0, message.Value, default), optional: true);
        Parcels = Receive<Parcel>((in Parcel message) => On(0, 1, message.Value, default), optional: true);
        Crates = Receive<Crate>((in Crate message) => On(0, 2, message.Value, message.Contents), optional: true);
        for (var i = 0; i < plan.Own.Length; i++)
        {
            var (phase, receptor) = (plan.Own[i].Phase, ActorPlan.FirstOwn + i);
            own.Add(ReceiveOwn<Token>((in Token message) => On(phase, receptor, message.Value, default), phase, plan.Own[i].Background));
        }

        for (var i = 0; i < plan.Wakes.Length; i++)
        {
            var (wake, receptor) = (plan.Wakes[i], plan.FirstWake + i);
            wakes.Add(Wake(wake.Clock.Clock, () => On(wake.Phase, receptor, 0, default), wake.Phase, wake.Background));
        }

        links.AddRange(plan.Links.Select(link => link.Kind switch
        {
            MessageKind.Token => (Sender)Emit<Token>(),
            MessageKind.Parcel => Emit<Parcel>(),
            _ => Emit<Crate>(),
        }));
        groups.AddRange(plan.Groups.Select(group => group.Kind switch
        {
            MessageKind.Token => (Sender)EmitGroup<Token>(),
            MessageKind.Parcel => EmitGroup<Parcel>(),
            _ => EmitGroup<Crate>(),
        }));
        delivered = Count("delivered", "messages");
        level = Level("level", "values");
    }

    public ModelProgram Program { get; }

    public InPort<Token> Tokens { get; }

    public InPort<Parcel> Parcels { get; }

    public InPort<Crate> Crates { get; }

    public ActorPlan Plan => plan;

    /// <summary>Links this actor's out-ports as its plan says.</summary>
    public void Wire(SimulationBuilder builder, IReadOnlyList<ModelActor> actors)
    {
        for (var i = 0; i < links.Count; i++)
        {
            var (kind, to, latency) = plan.Links[i];
            builder.Connect(links[i], actors[to].PortFor(kind), latency.Latency);
        }

        for (var i = 0; i < groups.Count; i++)
        {
            var (_, to, latency) = plan.Groups[i];
            switch (groups[i])
            {
                case GroupPort<Token> tokens:
                    builder.Connect(tokens, new ReceiverTable<Token>(to.Select(t => actors[t].Tokens)), latency.Latency);
                    break;
                case GroupPort<Parcel> parcels:
                    builder.Connect(parcels, new ReceiverTable<Parcel>(to.Select(t => actors[t].Parcels)), latency.Latency);
                    break;
                case GroupPort<Crate> crates:
                    builder.Connect(crates, new ReceiverTable<Crate>(to.Select(t => actors[t].Crates)), latency.Latency);
                    break;
                default:
                    throw new InvalidOperationException("An unknown kind of group.");
            }
        }
    }

    protected internal override void Start() => Program.OnStart(this);

    public void Send(int link, ulong value, long after, bool forward)
    {
        var delay = SimDuration.FromPicoseconds(after);
        switch (links[link])
        {
            case OutPort<Token> tokens:
                tokens.Send(new Token(value), delay);
                break;
            case OutPort<Parcel> parcels:
                parcels.Send(new Parcel((byte)value, value, (ushort)(value >> 8)), delay);
                break;
            case OutPort<Crate> crates:
                crates.Send(new Crate(value, BlockFor(value, forward)), delay);
                break;
            default:
                throw new InvalidOperationException("An unknown kind of link.");
        }
    }

    public void SendToOne(int group, int index, ulong value, long after, bool forward)
    {
        var delay = SimDuration.FromPicoseconds(after);
        switch (groups[group])
        {
            case GroupPort<Token> tokens:
                tokens.SendTo(index, new Token(value), delay);
                break;
            case GroupPort<Parcel> parcels:
                parcels.SendTo(index, new Parcel((byte)value, value, (ushort)(value >> 8)), delay);
                break;
            case GroupPort<Crate> crates:
                crates.SendTo(index, new Crate(value, BlockFor(value, forward)), delay);
                break;
            default:
                throw new InvalidOperationException("An unknown kind of group.");
        }
    }

    public void SendToSome(int group, int[] indices, ulong value, long after, bool forward)
    {
        var delay = SimDuration.FromPicoseconds(after);
        switch (groups[group])
        {
            case GroupPort<Token> tokens:
                tokens.SendToSome(indices, new Token(value), delay);
                break;
            case GroupPort<Parcel> parcels:
                parcels.SendToSome(indices, new Parcel((byte)value, value, (ushort)(value >> 8)), delay);
                break;
            case GroupPort<Crate> crates:
                crates.SendToSome(indices, new Crate(value, BlockFor(value, forward)), delay);
                break;
            default:
                throw new InvalidOperationException("An unknown kind of group.");
        }
    }

    public void SendToAll(int group, ulong value, long after, bool forward)
    {
        var delay = SimDuration.FromPicoseconds(after);
        switch (groups[group])
        {
            case GroupPort<Token> tokens:
                tokens.SendToAll(new Token(value), delay);
                break;
            case GroupPort<Parcel> parcels:
                parcels.SendToAll(new Parcel((byte)value, value, (ushort)(value >> 8)), delay);
                break;
            case GroupPort<Crate> crates:
                crates.SendToAll(new Crate(value, BlockFor(value, forward)), delay);
                break;
            default:
                throw new InvalidOperationException("An unknown kind of group.");
        }
    }

    public void SendToSelf(int port, ulong value, long after) => own[port].Send(new Token(value), SimDuration.FromPicoseconds(after));

    public void Arm(int wake) => wakes[wake].Arm();

    public void Stop() => StopRun();

    public void WaitForTokens() => WaitFor(Tokens);

    public ulong Draw() => Random.NextBits();

    private IInPort PortFor(MessageKind kind) => kind switch
    {
        MessageKind.Token => Tokens,
        MessageKind.Parcel => Parcels,
        _ => Crates,
    };

    private Block BlockFor(ulong value, bool forward)
    {
        if (!forward)
        {
            return Blocks.Rent<byte>(ModelProgram.ContentsOf(value));
        }

        var block = held;
        held = default;
        return block;
    }

    private void On(int phase, int receptor, ulong value, Block block)
    {
        delivered.Increment();
        level.Set((long)(value % 100));
        if (value % 3 == 0)
        {
            BecomeBusy();
        }
        else
        {
            BusyFor(SimDuration.FromPicoseconds((long)(value % 1000)));
        }

        held = block;
        var contents = block.IsNone ? [] : Blocks.Read<byte>(block).ToArray();
        Program.OnDelivery(this, Now.Picoseconds, phase, receptor, value, contents);
        if (!held.IsNone)
        {
            Blocks.GiveBack(held);
        }
    }
}
