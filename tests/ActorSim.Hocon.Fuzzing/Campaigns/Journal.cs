using System.Globalization;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace ActorSim.Hocon.Fuzzing;

/// <summary>
/// A file with the numbers of the inputs that are being tried, a line for each thread. It is there for the one failure that
/// a program cannot report itself: an overflow of the stack ends the process at once.
/// </summary>
public sealed class Journal : IDisposable
{
    private const int LineLength = 21;
    private readonly SafeFileHandle file;

    public Journal()
    {
        Path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"hocon-fuzzing-{Environment.ProcessId}.txt"));
        file = File.OpenHandle(Path, FileMode.Create, FileAccess.Write, FileShare.Read);
    }

    public string Path { get; }

    public void Note(int thread, long number)
    {
        Span<byte> line = stackalloc byte[LineLength];
        Encoding.ASCII.GetBytes(number.ToString(CultureInfo.InvariantCulture).PadLeft(LineLength - 1) + "\n", line);
        RandomAccess.Write(file, line, (long)thread * LineLength);
    }

    /// <summary>Removes the file; whoever gets so far can tell what was wrong.</summary>
    public void Dispose()
    {
        file.Dispose();
        File.Delete(Path);
    }
}
