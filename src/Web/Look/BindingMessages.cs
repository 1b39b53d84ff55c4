using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace Zhiheng.Web.Look;

/// <summary>What a form says when a value cannot be read as what it should be; the framework says it in English, with the names of properties.</summary>
internal static class BindingMessages
{
    public static void Say(DefaultModelBindingMessageProvider messages)
    {
        messages.SetAttemptedValueIsInvalidAccessor((value, _) => NotRead(value));
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(NotRead);
        messages.SetValueIsInvalidAccessor(NotRead);
        messages.SetValueMustNotBeNullAccessor(_ => "此项不能为空，请填写。");
        messages.SetMissingBindRequiredValueAccessor(_ => "缺少必填项，请填写。");
        messages.SetMissingKeyOrValueAccessor(() => "缺少必填项，请填写。");
        messages.SetMissingRequestBodyRequiredValueAccessor(() => "没有收到内容，请重新提交。");
        messages.SetUnknownValueIsInvalidAccessor(_ => "此项填写的内容无法识别，请按提示填写。");
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => "填写的内容无法识别，请按提示填写。");
        messages.SetValueMustBeANumberAccessor(_ => "此项应为数字，请改正。");
        messages.SetNonPropertyValueMustBeANumberAccessor(() => "此项应为数字，请改正。");
    }

    private static string NotRead(string value) => $"“{value}”无法识别，请按提示填写。";
}
