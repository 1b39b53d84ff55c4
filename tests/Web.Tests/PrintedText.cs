using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Zhiheng.Proofs.Documents;
using Zhiheng.Proofs.Jose;

namespace Zhiheng.Web.Tests;

/// <summary>What a reader gets out of a PDF: the words of its pages, as poppler's pdftotext reads them, and those of the attached credential.</summary>
internal sealed record PrintedText(string Pages, string Attached)
{
    public static PrintedText Of(byte[] file)
    {
        var jwt = Encoding.ASCII.GetString(Assert.Single(SignedPdf.Read(file).Value.Attachments).Content.Span);
        return new PrintedText(Words(file), Regex.Unescape(Encoding.UTF8.GetString(CompactJws.Parse(jwt).Value.UnprovedPayload)));
    }

    /// <summary>Empty where the program is missing, but not on CI.</summary>
    private static string Words(byte[] file)
    {
        var isThere = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "pdftotext")));
        if (!isThere && Environment.GetEnvironmentVariable("CI") != "true")
        {
            return "";
        }

        var path = Path.GetTempFileName();
        File.WriteAllBytes(path, file);
        using var process = Process.Start(new ProcessStartInfo("pdftotext", ["-enc", "UTF-8", path, "-"]) { UseShellExecute = false, RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 })!;
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        File.Delete(path);
        Assert.Contains("证书", text, StringComparison.Ordinal);
        return text;
    }
}
