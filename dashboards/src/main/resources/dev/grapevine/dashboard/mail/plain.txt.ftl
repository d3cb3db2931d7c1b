${headline}
<#list sections as section>

<#if section.title?has_content>${section.title?upper_case}
</#if><#list section.lines as line>
${line.text}<#if line.link??>
  ${line.link}</#if>
</#list></#list>

--
${frame.footer}
