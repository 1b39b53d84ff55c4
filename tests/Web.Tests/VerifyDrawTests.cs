using Zhiheng.Testing;

namespace Zhiheng.Web.Tests;

/// <summary><c>zhiheng verify draw</c> on the worked example; what can be wrong with a bundle is tested with Proofs.</summary>
public sealed class VerifyDrawTests : IDisposable
{
    private static readonly string Examples = Path.Combine(Golden.Root, "tests", "outside", "draw");
    private readonly string folder = Directory.CreateTempSubdirectory("zhiheng-draw-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_worked_example_is_computed_again_with_a_firms_own_ticket()
    {
        var answer = await CommandLine.Run("verify", "draw", Path.Combine(Examples, "example.json"), "--own", Path.Combine(Examples, "own-C3.json"));

        Assert.True(answer.Code == 0, answer.Text);
        Assert.Contains("由 5 家的名单重新抽取 2 家", answer.Text);
        Assert.Contains("未核对  方案没有写明账本", answer.Text);
        Assert.Contains("该企业被抽中，与公布的名单一致", answer.Text);
    }

    [Fact]
    public async Task A_tampered_bundle_is_wrong_and_says_where()
    {
        var file = Path.Combine(folder, "bad.json");
        File.WriteAllText(file, File.ReadAllText(Path.Combine(Examples, "example.json")).Replace("\"91370000D4\",\"91370000C3\"", "\"91370000D4\",\"91370000B2\"", StringComparison.Ordinal));

        var answer = await CommandLine.Run("verify", "draw", file);

        Assert.Equal(1, answer.Code);
        Assert.Contains("“all”层第 2 个入选者应为“91370000C3”，公布的是“91370000B2”", answer.Text);
    }

    [Fact]
    public async Task What_cannot_be_fetched_is_not_called_wrong()
    {
        var network = await CommandLine.Run("verify", "draw", "http://127.0.0.1:9/draw.json");
        var missing = await CommandLine.Run("verify", "draw", Path.Combine(folder, "none.json"));

        Assert.Equal((3, 3), (network.Code, missing.Code));
    }
}
