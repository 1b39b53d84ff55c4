using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Zhiheng.Kernel;

namespace Zhiheng.Registry.Corrections;

/// <summary>
/// The public fields that may be wrong through no act of a body and that an authority corrects. Number, scheme, days, status and
/// codes are a body's own statements: only the body changes them, by a report.
/// </summary>
public static class Correctable
{
    /// <summary>The region that owns a certificate follows this field.</summary>
    public const string HolderDistrict = "holderDistrict";

    public const string HolderName = "holderName";

    public const string Region = "region";

    public const string Name = "name";

    private static readonly Dictionary<string, string> OfCertificate = new(StringComparer.Ordinal)
    {
        [HolderName] = "组织名称", [HolderDistrict] = "行政区划", ["holderAddress"] = "组织地址", ["scope"] = "认证范围",
        ["qmsCoverage"] = "管理体系覆盖范围", ["standards"] = "认证依据", ["product"] = "产品名称", ["models"] = "规格型号", ["brand"] = "商标",
        ["manufacturerName"] = "生产者名称", ["manufacturerAddress"] = "生产者地址", ["factoryName"] = "生产企业名称", ["factoryAddress"] = "生产企业地址",
        ["serviceArea"] = "服务领域", ["mode"] = "认证模式",
    };

    private static readonly Dictionary<string, string> OfOrganization = new(StringComparer.Ordinal)
    {
        [Name] = "名称", [Region] = "行政区划", ["address"] = "地址",
    };

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IReadOnlyDictionary<string, string> CertificateFields => OfCertificate;

    public static IReadOnlyDictionary<string, string> OrganizationFields => OfOrganization;

    /// <summary>Whether the field holds a region, so that correcting it may hand the record to another authority.</summary>
    public static bool IsRegion(string field) => field is HolderDistrict or Region;

    /// <summary>The text of a field of a certificate's content; null where it has none. A field that is no text cannot be corrected.</summary>
    public static Outcome<Held> Of(string content, string field)
    {
        if (JsonNode.Parse(content)!.AsObject()[field] is not { } node)
        {
            return new Held(null);
        }

        return node.GetValueKind() == JsonValueKind.String ? new Held(node.GetValue<string>()) : CorrectionRefusals.NotCorrectable(field);
    }

    /// <summary>The content with one field replaced, everything else as it was and in its order.</summary>
    public static string With(string content, string field, string value)
    {
        var json = JsonNode.Parse(content)!.AsObject();
        json[field] = value;
        return json.ToJsonString(Json);
    }

    /// <summary>What stands in a field now.</summary>
    public sealed record Held(string? Value);
}

internal static class CorrectionRefusals
{
    public static Refusal NotCorrectable(string field) => new(
        "registry.correction.not-correctable",
        $"字段“{field}”由认证机构上报，不能由监管机关更正。请通知认证机构重新上报，或责令其改正。",
        "认证认可条例第二十二条");

    public static Refusal NotWhatStands(string field) => new(
        "registry.correction.not-what-stands", $"“{field}”的原值与登记簿现在的内容不符，可能已被更新。请刷新后重新核对。");

    public static Refusal NoChange(string field) => new("registry.correction.no-change", $"“{field}”的新值与原值相同，无需更正。");

    public static Refusal OutsideRegion(string region) => new(
        "registry.correction.outside-region",
        $"更正后的行政区划 {region} 不在您的管辖范围内。请报共同上级机关办理。",
        "规则 12.1：辖区以外的记录由共同上级处理");

    public static Refusal Proposed(string field) => new(
        "registry.correction.proposed", $"“{field}”的更正已在审批中。请办理原事项，不要重复提出。");
}
