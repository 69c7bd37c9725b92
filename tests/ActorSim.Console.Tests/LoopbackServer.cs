using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ActorSim.Console.Tests;

/// <summary>A small web server on this machine, for as long as it is not disposed.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Func<string, (int Status, string Text)> answer;
    private readonly Task serving;

    /// <summary>Starts on a free port.</summary>
    /// <param name="answer">The status and the text for a path such as <c>/a.conf</c>.</param>
    public LoopbackServer(Func<string, (int Status, string Text)> answer)
    {
        this.answer = answer;
        listener.Start();
        serving = Task.Run(Serve);
    }

    /// <summary>Where it is to be found, with a slash at the end.</summary>
    public string Address => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/";

    public void Dispose()
    {
        listener.Stop();
        serving.Wait();
    }

    private async Task Serve()
    {
        while (true)
        {
            TcpClient client;
            try
            {
                client = await listener.AcceptTcpClientAsync();
            }
            catch (Exception problem) when (problem is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                return; // It was stopped.
            }

            using (client)
            {
                await Answer(client.GetStream());
            }
        }
    }

    private async Task Answer(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        var path = (await reader.ReadLineAsync())!.Split(' ')[1];
        while (!string.IsNullOrEmpty(await reader.ReadLineAsync()))
        {
            // The headers do not matter here.
        }

        var (status, text) = answer(path);
        var body = Encoding.UTF8.GetBytes(text);
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status} X\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n"));
        await stream.WriteAsync(body);
    }
}
