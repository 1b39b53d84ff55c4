using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Zhiheng.Modules.Tests.Platform.Notices;

/// <summary>An SMTP server (RFC 5321) on a socket of its own that keeps what it is given.</summary>
internal sealed class SmtpSink : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closing = new();
    private readonly Task serving;

    public SmtpSink()
    {
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        serving = Serve();
    }

    public int Port { get; }

    public List<string> Received { get; } = [];

    /// <summary>The answer to RCPT.</summary>
    public string ToRecipient { get; set; } = "250 ok";

    /// <summary>Takes the message and hangs up instead of saying so, this often.</summary>
    public int HangUps { get; set; }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await serving;
        listener.Dispose();
        closing.Dispose();
    }

    private async Task Serve()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(closing.Token);
                await using var stream = client.GetStream();
                await Talk(stream);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or IOException)
        {
            // The test is over, or its client went away.
        }
    }

    private async Task Talk(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1, leaveOpen: true);
        await Say(stream, "220 sink");
        while (await reader.ReadLineAsync(closing.Token) is { } line)
        {
            switch (line.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "RCPT":
                    await Say(stream, ToRecipient);
                    break;
                case "DATA":
                    await Say(stream, "354 go on");
                    var message = new StringBuilder();
                    while (await reader.ReadLineAsync(closing.Token) is { } part && part != ".")
                    {
                        message.Append(part.StartsWith('.') ? part[1..] : part).Append('\n');
                    }

                    Received.Add(message.ToString());
                    if (HangUps-- > 0)
                    {
                        return;
                    }

                    await Say(stream, "250 kept");
                    break;
                case "QUIT":
                    await Say(stream, "221 bye");
                    return;
                default:
                    await Say(stream, "250 ok");
                    break;
            }
        }
    }

    private async Task Say(NetworkStream stream, string line) => await stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"), closing.Token);
}
