using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Zhiheng.Kernel;
using Zhiheng.Registry.Reporting.Files;
using Zhiheng.Toolbox.Sheets;

namespace Zhiheng.Web.Pages.Public.Tools;

/// <summary>What was sent to a tool's page: a table as text, and the fields. A file counts more than what was pasted before it.</summary>
public sealed record ToolForm(string Text, IReadOnlyDictionary<string, string> Fields, string? FileName)
{
    /// <summary>A million readings are a good ten megabytes.</summary>
    public const int MostBytes = 40 * 1024 * 1024;

    /// <summary>Text above this is not written back into the page.</summary>
    public const int MostShown = 400_000;

    public static ToolForm Empty { get; } = new("", new Dictionary<string, string>(), null);

    public Heading Heading => Fields.GetValueOrDefault("head") switch { "yes" => Heading.Yes, "no" => Heading.No, _ => Heading.Guess };

    /// <summary>The study as it is saved and opened again: the tool, the table, the fields.</summary>
    public string Study(string slug) => JsonSerializer.Serialize(
        new SavedSheet(slug, Text, new SortedDictionary<string, string>(Fields.Where(field => field.Value.Length > 0).ToDictionary(), StringComparer.Ordinal)), SavedSheet.Json);

    public static async Task<Outcome<ToolForm>> Read(HttpRequest request, string slug, CancellationToken ct)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            // Above what is taken, so that whoever sends too much is told and not cut off.
            limit.MaxRequestBodySize = 2L * MostBytes;
        }

        if (request.ContentLength > MostBytes)
        {
            return ToolRefusals.TooLarge();
        }

        if (!request.HasFormContentType)
        {
            return ToolRefusals.BrokenForm();
        }

        IFormCollection form;
        try
        {
            form = await request.ReadFormAsync(new FormOptions { ValueLengthLimit = MostBytes, MultipartBodyLengthLimit = MostBytes, ValueCountLimit = 400, BufferBodyLengthLimit = MostBytes }, ct);
        }
        catch (BadHttpRequestException error) when (error.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return ToolRefusals.TooLarge();
        }
        catch (InvalidDataException)
        {
            return ToolRefusals.BrokenForm();
        }

        var fields = form.Where(field => field.Key is not ("data" or "__RequestVerificationToken" or "content" or "title")).ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal);
        if (form.Files.GetFile("file") is not { Length: > 0 } file)
        {
            return new ToolForm(form["data"].ToString(), fields, null);
        }

        using var memory = new MemoryStream((int)file.Length);
        await file.CopyToAsync(memory, ct);
        var bytes = memory.GetBuffer().AsMemory(0, (int)memory.Length);
        if (bytes.Span.TrimStart("\ufeff \r\n\t"u8).StartsWith("{"u8))
        {
            return Open(Encoding.UTF8.GetString(bytes.Span).TrimStart('\ufeff'), slug);
        }

        var text = bytes.Span.StartsWith("PK"u8) ? await Sheet(bytes, ct) : Decode(bytes.Span);
        return text.IsRefused ? text.Refusal : new ToolForm(text.Value, fields, Path.GetFileName(file.FileName));
    }

    /// <summary>A study that was saved before.</summary>
    public static Outcome<ToolForm> Open(string json, string slug)
    {
        try
        {
            var saved = JsonSerializer.Deserialize<SavedSheet>(json, SavedSheet.Json);
            return saved is not { Sheet: not null, Data: not null, Fields: not null } ? ToolRefusals.NotAStudy()
                : saved.Sheet != slug ? ToolRefusals.OtherTool(saved.Sheet)
                : new ToolForm(saved.Data, saved.Fields, null);
        }
        catch (JsonException)
        {
            return ToolRefusals.NotAStudy();
        }
    }

    private static Outcome<string> Decode(ReadOnlySpan<byte> bytes) => PlainText.Decode(bytes) is { } text ? text : ToolRefusals.NotText();

    private static async Task<Outcome<string>> Sheet(ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(path, bytes, ct);
            var opened = ReportFile.OpenPlain(path, FileLimits.Default);
            if (opened.IsRefused)
            {
                return opened.Refusal;
            }

            using var file = opened.Value;
            var text = new StringBuilder();
            var line = 1;
            foreach (var row in file.Rows())
            {
                if (row.Problem is { } problem)
                {
                    return problem;
                }

                // Blank rows stay, so that places are those of the sheet.
                text.Append('\n', row.Line - line);
                line = row.Line + 1;
                Line(text, row.Cells);
                if (text.Length > PastedTable.MostCharacters)
                {
                    return ToolRefusals.TooLarge();
                }
            }

            return text.ToString();
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void Line(StringBuilder text, IReadOnlyList<string> cells)
        => text.AppendJoin('\t', cells.Select(cell => cell.AsSpan().ContainsAny("\t\r\n\"") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell)).Append('\n');
}

/// <summary>The file of a study; <c>data</c> is the table as it was pasted.</summary>
internal sealed record SavedSheet(string Sheet, string Data, SortedDictionary<string, string> Fields)
{
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}

internal static class ToolRefusals
{
    public static Refusal TooLarge() => new("web.tool.too-large", $"内容超过 {ToolForm.MostBytes / (1024 * 1024)} MiB。请只保留需要的列，或先抽样。")
    {
        English = $"This is more than {ToolForm.MostBytes / (1024 * 1024)} MiB. Keep the columns you need, or take a sample.",
    };

    public static Refusal BrokenForm() => new("web.tool.broken-form", "没有收到完整的表单，或内容太大。请刷新页面后重新提交，大文件请先抽样。")
    {
        English = "The form arrived incomplete, or is too large. Reload the page and send it again; take a sample of a large file.",
    };

    public static Refusal NotText() => new("web.tool.not-text", "文件既不是 XLSX，也不是 UTF-8 或 GB18030 的文本。请在表格软件中另存为 CSV 或 XLSX 后再放入。")
    {
        English = "The file is neither XLSX nor text in UTF-8 or GB18030. Save it as CSV or XLSX and choose it again.",
    };

    public static Refusal NotAStudy() => new("web.tool.not-a-study", "这个 JSON 不是从工具页下载的研究文件。请换一个文件，或直接粘贴数据。")
    {
        English = "This JSON is not a study saved from the page of a tool. Choose another file, or paste the data.",
    };

    public static Refusal OtherTool(string slug)
    {
        var named = slug.Length > 40 ? slug[..40] : slug;
        return new("web.tool.other-tool", $"这个研究文件属于另一个工具（{named}）。请到那个工具的页面打开。") { English = $"This study belongs to another tool ({named}). Open it on the page of that tool." };
    }

    public static Refusal Busy() => new("web.tool.busy", "正在计算的请求已满。请几秒钟后重试。") { English = "Too many calculations at once. Try again in a few seconds." };

    public static Refusal Of(Toolbox.Catalogue.ToolboxException no) => new(no.Code, no.Message) { English = no.In(new Tongue(InEnglish: true)) };
}
