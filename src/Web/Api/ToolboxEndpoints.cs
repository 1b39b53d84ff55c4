using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Zhiheng.Kernel;
using Zhiheng.Toolbox.Catalogue;

namespace Zhiheng.Web.Api;

/// <summary>One tool as the list has it. <c>Href</c> is where to send input.</summary>
public sealed record ToolDocument(string Name, string Href, string Chinese, string English, string Formula, string Convention, string Source);

/// <summary>What a tool calculates with; which names it wants, the tool says when one is missing.</summary>
public sealed record ToolRequest(JsonElement? Input, JsonElement? Params);

/// <summary>The quality toolbox for programs. Nothing of a request is stored or logged.</summary>
internal static class ToolboxEndpoints
{
    public const int MostBytes = 8 * 1024 * 1024;

    private const string Path = "/api/v1/toolbox";

    private static readonly IReadOnlyList<ToolDocument> List = [.. Tools.All.Select(tool => new ToolDocument(
        tool.Name, $"{Path}/{Address(tool.Name)}", tool.Chinese, tool.English, tool.Formula, tool.Convention, tool.Source))];

    public static void MapToolbox(this IEndpointRouteBuilder api)
    {
        api.MapGet("/toolbox", (HttpContext context) => Conditional.Json(context, List)).WithName("tools").WithTags("工具箱")
            .WithSummary("Every tool with its formula, convention and source").Produces<ToolDocument[]>();
        api.MapPost("/toolbox/{**tool}", Calculate).WithName("calculate").WithTags("工具箱")
            .WithSummary("Calculate with one tool; nothing is stored")
            .WithDescription(
                "The name of the tool as the list has it, percent-encoded (its href). Input and params have the names that the cases of docs/toolbox.md use; the answer is the object of results, "
                + "never NaN: what is not defined is null. Limits: a body of 8 MiB; a count of steps that one calculation may do, about a second or two of one core, the same for the same input "
                + "(422 toolbox.work.too-much); calculations at once on half of the cores, 16 waiting (429 api.toolbox.busy); the rate of an address (429 api.rate).")
            .Accepts<ToolRequest>("application/json").Produces<object>()
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(413).ProducesProblem(415).ProducesProblem(422).ProducesProblem(429)
            .WithMetadata(new RequestSizeLimitAttribute(MostBytes)).DisableAntiforgery();
    }

    private static async Task<IResult> Calculate(HttpContext context, string? tool, ToolboxDesk desk, CancellationToken ct)
    {
        // A slash in a name may arrive as %2F: the server leaves that one escape alone.
        var name = (tool ?? string.Empty).Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
        if (Tools.All.FirstOrDefault(one => one.Name == name) is not { } found)
        {
            return Answer.Problem(ToolboxApiRefusals.Unknown(name), StatusCodes.Status404NotFound);
        }

        var read = await Read(context.Request, ct);
        if (read.IsRefused)
        {
            return Answer.Problem(read.Refusal, read.Refusal.Code == "api.toolbox.too-large" ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status400BadRequest);
        }

        using var body = read.Value;
        using var place = await desk.Place(ct);
        if (!place.IsAcquired)
        {
            context.Response.Headers.RetryAfter = "5";
            return Answer.Problem(ToolboxApiRefusals.Busy(), StatusCodes.Status429TooManyRequests);
        }

        try
        {
            var answer = await Task.Run(() => ToolboxDesk.Calculate(found, Part(body, "input"), Part(body, "params")), ct);
            return Results.Text(answer, "application/json; charset=utf-8");
        }
        catch (ToolboxException no)
        {
            return Answer.Problem(ToolboxApiRefusals.Of(no), StatusCodes.Status422UnprocessableEntity);
        }
    }

    private static async Task<Outcome<JsonDocument>> Read(HttpRequest request, CancellationToken ct)
    {
        JsonDocument body;
        try
        {
            body = await JsonDocument.ParseAsync(request.Body, default, ct);
        }
        catch (BadHttpRequestException error) when (error.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return ToolboxApiRefusals.TooLarge();
        }
        catch (JsonException error)
        {
            return ToolboxApiRefusals.NotJson((error.LineNumber ?? 0) + 1, (error.BytePositionInLine ?? 0) + 1);
        }

        if (Wrong(body.RootElement) is { } refusal)
        {
            body.Dispose();
            return refusal;
        }

        return body;
    }

    private static Refusal? Wrong(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return ToolboxApiRefusals.NotObject();
        }

        try
        {
            foreach (var part in root.EnumerateObject())
            {
                if (part.Name is not ("input" or "params"))
                {
                    return ToolboxApiRefusals.Stranger(part.Name);
                }

                if (part.Value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Null))
                {
                    return ToolboxApiRefusals.PartNotObject(part.Name);
                }

                Readable(part.Value);
            }
        }
        catch (InvalidOperationException)
        {
            return ToolboxApiRefusals.BrokenText();
        }

        return null;
    }

    /// <summary>Throws <see cref="InvalidOperationException"/> for a text with half a surrogate pair: valid JSON that no tool could read.</summary>
    private static void Readable(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                _ = element.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    Readable(item);
                }

                break;
            case JsonValueKind.Object:
                foreach (var part in element.EnumerateObject())
                {
                    _ = part.Name;
                    Readable(part.Value);
                }

                break;
            default:
                break;
        }
    }

    private static ToolInput Part(JsonDocument body, string name) => new(body.RootElement.TryGetProperty(name, out var part) ? part : default);

    /// <summary>Each piece between slashes encoded by itself: proxies treat an encoded slash in many ways.</summary>
    private static string Address(string name) => string.Join('/', name.Split('/').Select(Uri.EscapeDataString));
}

internal static class ToolboxApiRefusals
{
    public static Refusal Unknown(string name) => new(
        "api.toolbox.unknown", $"没有名为“{(name.Length > 60 ? name[..60] : name)}”的工具。名称与地址见 /api/v1/toolbox。");

    public static Refusal TooLarge() => new(
        "api.toolbox.too-large", $"请求内容超过 {ToolboxEndpoints.MostBytes / (1024 * 1024)} MiB。请分批计算，或先抽样。");

    public static Refusal NotJson(long line, long column) => new("api.toolbox.not-json", $"请求内容第 {line} 行第 {column} 字节处不是有效的 JSON。请更正后重新提交。");

    public static Refusal NotObject() => new("api.toolbox.not-object", "请求内容应为 {\"input\":{…},\"params\":{…}}。请按接口文档提交。");

    public static Refusal Stranger(string name) => new(
        "api.toolbox.stranger", $"不认识“{(name.Length > 60 ? name[..60] : name)}”。数据请放在 input 中，参数请放在 params 中。");

    public static Refusal PartNotObject(string name) => new("api.toolbox.part-not-object", $"“{name}”应当是一个对象，例如 {{\"x\":[1.2,1.3]}}。请更正。");

    public static Refusal BrokenText() => new("api.toolbox.broken-text", "请求内容中有不完整的字符（单个代理项）。请检查文字的编码。");

    public static Refusal Busy() => new("api.toolbox.busy", "正在计算的请求已满。请几秒钟后重试。");

    /// <summary>The library's own code and sentences.</summary>
    public static Refusal Of(ToolboxException no) => new(no.Code, no.Message) { English = no.In(new Tongue(InEnglish: true)) };
}
