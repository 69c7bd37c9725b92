using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Display;

namespace ActorSim.Console.Logging;

/// <summary>Logs to a text writer, a line for each event.</summary>
internal sealed class TextWriterSink(TextWriter writer) : ILogEventSink
{
    private readonly MessageTemplateTextFormatter formatter = new(
        "{Timestamp:HH:mm:ss.fff} {Level:u3} {Message:lj}{NewLine}{Exception}",
        System.Globalization.CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public void Emit(LogEvent logEvent) => formatter.Format(logEvent, writer);
}
