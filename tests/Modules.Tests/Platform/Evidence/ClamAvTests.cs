using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Evidence;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Platform.Evidence;

/// <summary>Against a server that speaks clamd's protocol byte by byte, on a socket of its own.</summary>
public class ClamAvTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_clean_file_is_kept_and_says_that_it_was_scanned(bool overTcp)
    {
        await using var clamd = new Clamd(overTcp);
        await using var desk = await EvidenceDesk.Open(Dialect.Sqlite, VirusScanners.From(clamd.Address, new TestClock()));
        byte[] large = [.. Enumerable.Repeat(GivenEvidence.Text, 12_000).SelectMany(bytes => bytes)];

        var kept = await desk.Keep(large, "a.txt");

        Assert.Equal("clean", kept.Value.Scan);
        Assert.Equal(large, clamd.Received);
    }

    [Fact]
    public async Task A_virus_is_refused_by_name_and_nothing_is_kept()
    {
        await using var clamd = new Clamd();
        await using var desk = await EvidenceDesk.Open(Dialect.Sqlite, VirusScanners.From(clamd.Address, new TestClock()));

        var refusal = (await desk.Keep(GivenEvidence.Eicar, "说明.txt")).Refusal;

        Assert.Equal("platform.evidence.virus", refusal.Code);
        Assert.Contains("Eicar-Test-Signature", refusal.Message, StringComparison.Ordinal);
        Assert.Equal((0, 0), (desk.OnDisk.Count, await desk.Rows()));
    }

    [Theory]
    [InlineData("INSTREAM size limit exceeded. ERROR", "platform.evidence.scanner-limit")]
    [InlineData("stream: lstat() failed. ERROR", "platform.evidence.scanner-down")]
    [InlineData("", "platform.evidence.scanner-down")]
    [InlineData("OK", "platform.evidence.scanner-down")]
    public async Task An_answer_that_is_no_verdict_never_lets_a_file_in(string answer, string code)
    {
        await using var clamd = new Clamd { Answer = answer };
        await using var desk = await EvidenceDesk.Open(Dialect.Sqlite, VirusScanners.From(clamd.Address, new TestClock()));

        Assert.Equal(code, (await desk.Keep(GivenEvidence.Text, "a.txt")).Refusal.Code);
        Assert.Empty(desk.OnDisk);
    }

    [Fact]
    public async Task A_scanner_that_hangs_up_while_the_file_is_sent_is_still_heard()
    {
        await using var clamd = new Clamd { Answer = "INSTREAM size limit exceeded. ERROR", HangsUpAfterHead = true };
        await using var desk = await EvidenceDesk.Open(Dialect.Sqlite, VirusScanners.From(clamd.Address, new TestClock()));

        var code = (await desk.Keep(GivenEvidence.Text, "a.txt")).Refusal.Code;

        Assert.StartsWith("platform.evidence.scanner-", code, StringComparison.Ordinal);
        Assert.Empty(desk.OnDisk);
    }

    [Fact]
    public async Task A_scanner_that_is_down_refuses_with_the_way_out()
    {
        var clamd = new Clamd();
        await clamd.DisposeAsync();
        await using var desk = await EvidenceDesk.Open(Dialect.Sqlite, VirusScanners.From(clamd.Address, new TestClock()));

        var refusal = (await desk.Keep(GivenEvidence.Text, "a.txt")).Refusal;

        Assert.Equal("platform.evidence.scanner-down", refusal.Code);
        Assert.Contains("稍后", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_caller_that_goes_away_is_no_verdict()
    {
        await using var clamd = new Clamd { NeverAnswers = true };
        using var leaving = new CancellationTokenSource();
        using var file = new MemoryStream(GivenEvidence.Text);
        var scan = VirusScanners.From(clamd.Address, new TestClock()).Scan(file, "a.txt", leaving.Token);
        await clamd.Reached;

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => scan);
    }

    [Fact]
    public void Without_a_setting_there_is_no_scanner() => Assert.IsType<NoScanner>(VirusScanners.From("  ", new TestClock()));

    [Theory]
    [InlineData("clamd")]
    [InlineData("host:")]
    [InlineData(":3310")]
    [InlineData("host:99999")]
    public void A_setting_that_cannot_be_understood_stops_the_start(string setting)
        => Assert.Throws<ArgumentException>(() => VirusScanners.From(setting, new TestClock()));

    /// <summary>clamd as its manual describes it: zINSTREAM, pieces with their length in network order, an empty piece, one line back.</summary>
    private sealed class Clamd : IAsyncDisposable
    {
        private readonly Socket listener;
        private readonly Task serving;
        private readonly string? path;
        private readonly CancellationTokenSource closing = new();
        private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Clamd(bool overTcp = false)
        {
            path = overTcp ? null : Path.Combine(Path.GetTempPath(), $"zhiheng-clamd-{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):n}");
            listener = overTcp ? new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) : new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            listener.Bind(overTcp ? new IPEndPoint(IPAddress.Loopback, 0) : new UnixDomainSocketEndPoint(path!));
            listener.Listen();
            Address = overTcp ? $"127.0.0.1:{((IPEndPoint)listener.LocalEndPoint!).Port}" : path!;
            serving = Serve();
        }

        public string Address { get; }

        public string? Answer { get; init; }

        public bool HangsUpAfterHead { get; init; }

        public bool NeverAnswers { get; init; }

        public byte[] Received { get; private set; } = [];

        public Task Reached => reached.Task;

        public async ValueTask DisposeAsync()
        {
            await closing.CancelAsync();
            await serving;
            listener.Dispose();
            closing.Dispose();
            if (path is not null)
            {
                File.Delete(path);
            }
        }

        private async Task Serve()
        {
            try
            {
                while (true)
                {
                    using var client = await listener.AcceptAsync(closing.Token);
                    await using var stream = new NetworkStream(client);
                    await Talk(stream);
                }
            }
            catch (OperationCanceledException)
            {
                // The test is over.
            }
        }

        private async Task Talk(NetworkStream stream)
        {
            var command = new byte[10];
            await stream.ReadExactlyAsync(command, closing.Token);
            Assert.Equal("zINSTREAM\0", Encoding.ASCII.GetString(command));
            reached.TrySetResult();
            using var received = new MemoryStream();
            var length = new byte[4];
            while (!HangsUpAfterHead)
            {
                await stream.ReadExactlyAsync(length, closing.Token);
                if (BinaryPrimitives.ReadUInt32BigEndian(length) is not (> 0 and var bytes))
                {
                    break;
                }

                var piece = new byte[bytes];
                await stream.ReadExactlyAsync(piece, closing.Token);
                received.Write(piece);
            }

            Received = received.ToArray();
            if (NeverAnswers)
            {
                await Task.Delay(Timeout.Infinite, closing.Token);
            }

            var verdict = Received.AsSpan().IndexOf("EICAR-STANDARD"u8) >= 0 ? "stream: Eicar-Test-Signature FOUND" : "stream: OK";
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"{Answer ?? verdict}\0"), closing.Token);
        }
    }
}
