using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Zhiheng.Kernel;

namespace Zhiheng.Platform.Evidence;

/// <summary>
/// ClamAV through its socket, command INSTREAM: pieces with their length before them, an empty one at the end, one line as the answer.
/// Each file has a connection of its own.
/// </summary>
public sealed class ClamAv : IVirusScanner
{
    private const int PieceBytes = 128 << 10;
    private const int LongestAnswer = 4096;

    /// <summary>For the whole of one file; clamd itself gives up after 120 seconds by default.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(150);

    private readonly EndPoint address;
    private readonly TimeProvider clock;

    /// <param name="address">A path that begins with "/", or "host:port".</param>
    public ClamAv(string address, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(address);
        this.clock = clock;
        this.address = address.StartsWith('/') ? new UnixDomainSocketEndPoint(address) : OfHost(address);
    }

    public async Task<Outcome<ScanVerdict>> Scan(Stream file, string name, CancellationToken ct)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
        try
        {
            return Judge(await Ask(file, either.Token), name);
        }
        catch (Exception error) when (error is SocketException or IOException || (error is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return EvidenceRefusals.ScannerDown();
        }
    }

    private static Outcome<ScanVerdict> Judge(string answer, string name) => answer switch
    {
        "stream: OK" => ScanVerdict.Clean,
        _ when answer.StartsWith("stream: ", StringComparison.Ordinal) && answer.EndsWith(" FOUND", StringComparison.Ordinal)
            => EvidenceRefusals.Virus(name, Plain(answer["stream: ".Length..^" FOUND".Length])),
        _ when answer.Contains("size limit exceeded", StringComparison.OrdinalIgnoreCase) => EvidenceRefusals.ScannerLimit(),
        _ => EvidenceRefusals.ScannerDown(),
    };

    private async Task<string> Ask(Stream file, CancellationToken ct)
    {
        var family = address.AddressFamily;
        using var socket = family == AddressFamily.Unix
            ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
            : new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(address, ct);
        try
        {
            await Send(socket, file, ct);
        }
        catch (SocketException)
        {
            // clamd answers and hangs up as soon as a file passes its limit: what it said is still there to be read.
        }

        return await Answer(socket, ct);
    }

    private static async Task Send(Socket socket, Stream file, CancellationToken ct)
    {
        await socket.SendAsync("zINSTREAM\0"u8.ToArray(), ct);
        var piece = new byte[sizeof(int) + PieceBytes];
        for (int read; (read = await file.ReadAsync(piece.AsMemory(sizeof(int)), ct)) > 0;)
        {
            BinaryPrimitives.WriteInt32BigEndian(piece, read);
            await socket.SendAsync(piece.AsMemory(0, sizeof(int) + read), ct);
        }

        await socket.SendAsync(new byte[sizeof(int)], ct);
    }

    private static async Task<string> Answer(Socket socket, CancellationToken ct)
    {
        var answer = new byte[LongestAnswer];
        var length = 0;
        for (int read; length < answer.Length && (read = await socket.ReceiveAsync(answer.AsMemory(length), ct)) > 0;)
        {
            length += read;
            if (answer.AsSpan(0, length).IndexOf((byte)0) is >= 0 and var end)
            {
                return Encoding.UTF8.GetString(answer, 0, end).Trim();
            }
        }

        throw new IOException("The scanner hung up without an answer.");
    }

    private static string Plain(string virus) => string.Concat(virus.Where(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or '/').Take(80));

    private static DnsEndPoint OfHost(string address)
    {
        var colon = address.LastIndexOf(':');
        return colon > 0 && int.TryParse(address.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65535
            ? new DnsEndPoint(address[..colon], port)
            : throw new ArgumentException($"ZHIHENG_CLAMAV 应为 clamd 的套接字路径或“主机:端口”，现为“{address}”。", nameof(address));
    }
}
