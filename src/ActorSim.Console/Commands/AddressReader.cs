using System.Net;
using System.Text;
using ActorSim.Hocon;

namespace ActorSim.Console.Commands;

/// <summary>Reads what configurations include by address, where the user has allowed that.</summary>
internal static class AddressReader
{
    private const long LargestBytes = 16 * 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>The text at an <c>http</c>, <c>https</c> or <c>file</c> address, which must be UTF-8; null when there is none.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static string? Read(Uri address)
    {
        if (address.IsFile)
        {
            return HoconOptions.Default.ReadFile(address.LocalPath);
        }

        if (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps)
        {
            throw new IOException($"addresses that begin with `{address.Scheme}:` are not supported; use http, https or file.");
        }

        try
        {
            using var client = new HttpClient { Timeout = Patience, MaxResponseContentBufferSize = LargestBytes };
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            using var response = client.Send(request);
            return response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone ? null : TextOf(response.EnsureSuccessStatusCode());
        }
        catch (Exception problem) when (problem is HttpRequestException or TaskCanceledException or DecoderFallbackException)
        {
            throw new IOException(problem.Message, problem);
        }
    }

    /// <summary>What stands in for <see cref="Read"/> where the user has allowed nothing.</summary>
    /// <exception cref="IOException">Always.</exception>
    public static string? Refuse(Uri address) =>
        throw new IOException("addresses are read only with --allow-url; better, copy what lies there and include the copy by name.");

    private static string TextOf(HttpResponseMessage response)
    {
        using var content = response.Content.ReadAsStream();
        using var reader = new StreamReader(content, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
        return reader.ReadToEnd();
    }
}
