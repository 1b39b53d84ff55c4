using System.Diagnostics;
using System.Text.Json;
using Zhiheng.Proofs.Draws;
using Zhiheng.Proofs.Tests.Credentials;

namespace Zhiheng.Proofs.Tests.Draws;

/// <summary>Two other implementations: the module of the public page under Node, and 40 lines of Python with only a hash function.</summary>
[Trait("Category", "Outside")]
public sealed class OutsideDrawTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("zhiheng-draw-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [OutsideFact]
    public void Both_reproduce_the_worked_example_and_a_full_draw()
    {
        foreach (var bundle in new[] { GivenDraw.WorkedBundle(), GivenDraw.FullBundle() })
        {
            var file = Save("good.json", bundle.ToBytes().Value);

            Assert.Equal($"OK {string.Join(", ", bundle.Strata.SelectMany(result => result.Selected).Select(id => $"'{id}'")).Insert(0, "[")}]", Outside.Run("python3", ["draw/check.py", file]).Trim());
            Assert.Contains("\"wrong\":null", Outside.Run("node", ["draw/check.mjs", file]), StringComparison.Ordinal);
        }
    }

    [OutsideFact]
    public void A_firm_finds_its_own_ticket_in_the_browser()
    {
        var bundle = GivenDraw.WorkedBundle();
        var pool = GivenDraw.Pool(GivenDraw.FiveSubjects);
        var file = Save("good.json", bundle.ToBytes().Value);
        for (var index = 0; index < 5; index++)
        {
            var leaf = new DisclosedLeaf(index, pool[index], pool.PathOf(bundle.Plan.Suite, index));
            var own = OwnTicket.Of(bundle, leaf).Value;

            var found = JsonDocument.Parse(Outside.Run("node", ["draw/check.mjs", file, Save("own.json", leaf.ToBytes())])).RootElement.GetProperty("own");

            Assert.Equal((own.Ticket.ToString(), own.IsDrawn, (int)own.Number), (found.GetProperty("ticket").GetString(), found.GetProperty("isDrawn").GetBoolean(), found.GetProperty("number").GetInt32()));
            Assert.Equal(1, Exit("node", "draw/check.mjs", file, Save("bad.json", (leaf with { Leaf = leaf.Leaf with { Weight = 7 } }).ToBytes())));
        }
    }

    /// <summary>A byte here and there, and forgeries of which the digest was made right: the one who was drawn, a weight, a reveal, the seed.</summary>
    [OutsideFact]
    public void All_three_refuse_what_was_tampered_with()
    {
        var bundle = GivenDraw.WorkedBundle();
        var bytes = bundle.ToBytes().Value;
        var tampered = Enumerable.Range(1, 6).Select(part => (byte[])[.. bytes[..(bytes.Length * part / 7)], (byte)(bytes[bytes.Length * part / 7] ^ 1), .. bytes[((bytes.Length * part / 7) + 1)..]]).ToList();
        var result = bundle.Strata[0];
        DrawBundle[] forged =
        [
            bundle with { Strata = [result with { Selected = [.. result.Selected.Reverse()] }] },
            bundle with { Strata = [result with { Selected = ["91370000D4", "91370000B2"] }] },
            bundle with { Strata = [result with { CutOff = Ticket.Of(new byte[32]) }] },
            bundle with { Subjects = [.. bundle.Subjects!.Select(one => one with { Weight = 1 })] },
            bundle with { Subjects = [.. bundle.Subjects!.Skip(1)] },
            bundle with { Seed = GivenDraw.Seed(1) },
            bundle with { Reveals = [bundle.Reveals[1], bundle.Reveals[0], bundle.Reveals[2]] },
            bundle with { Beacon = bundle.Beacon! with { Round = 39 } },
            bundle with { Plan = bundle.Plan with { PlanId = "SD-2026-002" } },
        ];
        tampered.AddRange(forged.Select(one => one.ToBytes().Value));

        Assert.All(tampered, one =>
        {
            var file = Save("bad.json", one);
            Assert.NotNull(DrawVerifier.Check(one).Wrong);
            Assert.NotEqual(0, Exit("python3", "draw/check.py", file));
            Assert.NotEqual(0, Exit("node", "draw/check.mjs", file));
        });
    }

    /// <summary>The example files that docs/draw.md uses are those of this code.</summary>
    [Fact]
    public void The_example_files_are_current()
    {
        var bundle = GivenDraw.WorkedBundle();
        var pool = GivenDraw.Pool(GivenDraw.FiveSubjects);

        Assert.Equal(File.ReadAllBytes(Path.Combine(Examples, "example.json")), bundle.ToBytes().Value);
        Assert.Equal(File.ReadAllBytes(Path.Combine(Examples, "own-C3.json")), new DisclosedLeaf(2, pool[2], pool.PathOf(bundle.Plan.Suite, 2)).ToBytes());
    }

    /// <summary>Every block of commands in docs/draw.md that is followed by a block of output prints that.</summary>
    [OutsideFact]
    public void Every_command_of_the_document_prints_what_the_document_says()
    {
        var root = Path.GetFullPath(Path.Combine(Vectors.Folder, "..", ".."));
        var blocks = File.ReadAllText(Path.Combine(root, "docs", "draw.md")).Split("\n```").Skip(1).Chunk(2).Select(block => block[0]).ToList();
        var commands = blocks.Index().Where(block => block.Item.StartsWith("sh\n", StringComparison.Ordinal)).ToList();

        Assert.True(commands.Count >= 6);
        Assert.All(commands, command =>
        {
            Assert.StartsWith("text\n", blocks[command.Index + 1], StringComparison.Ordinal);
            var start = new ProcessStartInfo("bash", ["-euo", "pipefail", "-c", $"cd {root}\n{command.Item[3..]}"]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
            using var process = Process.Start(start)!;
            var complaints = process.StandardError.ReadToEndAsync();
            Assert.Equal(blocks[command.Index + 1][5..].Trim(), (process.StandardOutput.ReadToEnd() + complaints.Result).Trim());
        });
    }

    private static string Examples { get; } = Path.Combine(Vectors.Folder, "..", "outside", "draw");

    private static int Exit(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = Path.Combine(Vectors.Folder, "..", "outside"), RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }

    private string Save(string name, byte[] bytes)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
