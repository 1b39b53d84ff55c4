using System.Net;
using Zhiheng.Proofs.Documents;

namespace Zhiheng.Web.Tests;

/// <summary>Further typefaces by the setting ZHIHENG_FONTS. The tests use those of Debian's fonts-hanazono and are skipped without them.</summary>
public class FontSettingTests
{
    [HanazonoFact]
    public async Task A_rare_character_is_refused_without_the_setting_and_printed_with_it()
    {
        foreach (var (fonts, status) in new[] { (Array.Empty<string>(), HttpStatusCode.UnprocessableEntity), (HanazonoFactAttribute.Files, HttpStatusCode.OK) })
        {
            await using var site = await TestSite.Start(with: settings => settings with { Fonts = fonts });
            await site.Register.AddBody(Rows.Body);
            await site.Register.Report(Rows.System("T1", ("ORG_NAME", "济南丁㐂与𠮷野机械有限公司")));

            using var answer = await site.Client.GetAsync($"/c/{await site.Register.CodeOf("T1")}/certificate.pdf");

            Assert.Equal(status, answer.StatusCode);
            if (status == HttpStatusCode.OK)
            {
                Assert.False(SignedPdf.Read(await answer.Content.ReadAsByteArrayAsync()).IsRefused);
            }
            else
            {
                Assert.Contains("㐂", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            }
        }
    }

    [HanazonoFact]
    public async Task The_command_line_reads_the_setting_in_order()
    {
        var folder = Directory.CreateTempSubdirectory("zhiheng-fonts-").FullName;
        var fonts = string.Join(Path.PathSeparator, [.. HanazonoFactAttribute.Files, Path.Combine(folder, "none.ttf")]);

        var answer = await CommandLine.Run(new Dictionary<string, string> { ["ZHIHENG_FONTS"] = fonts }, "serve", "--migrate", "--data", folder, "--urls", "http://127.0.0.1:0");

        Directory.Delete(folder, recursive: true);
        Assert.Equal(3, answer.Code);
        Assert.Contains("没有字体文件", answer.Text, StringComparison.Ordinal);
        Assert.Contains("none.ttf", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("HanaMin", answer.Text, StringComparison.Ordinal);
    }
}

/// <summary>Skipped where the typefaces are missing, but not on CI.</summary>
public sealed class HanazonoFactAttribute : FactAttribute
{
    public static readonly string[] Files = ["/usr/share/fonts/truetype/hanazono/HanaMinA.ttf", "/usr/share/fonts/truetype/hanazono/HanaMinB.ttf"];

    public HanazonoFactAttribute()
    {
        if (!Array.TrueForAll(Files, File.Exists) && Environment.GetEnvironmentVariable("CI") != "true")
        {
            Skip = "The typefaces of fonts-hanazono are not installed.";
        }
    }
}
